using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Matches again all that is told of some patients, after a person said what belongs together, or that somebody has died: an import
/// of no file, of these patients alone.
/// </summary>
internal static class Rematching
{
    /// <param name="store">The ledger.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who decided.</param>
    /// <param name="policy">The policy that decides.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    /// <param name="log">The entries of the operation that goes on.</param>
    /// <param name="items">The items that were decided on.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Run(
        ILedgerWriter store, LedgerKeys keys, Act act, RecoveryPolicy policy, Moment asOf, EntryLog log, IReadOnlyCollection<long> items, CancellationToken cancellation)
    {
        HashSet<UInt128> patients = [.. items.SelectMany(i => store.Records(i)).Select(r => r.Patient).Where(p => p != UInt128.Zero)];
        if (patients.Count == 0)
        {
            return;
        }

        KnownState known = KnownState.Of(store, cancellation);
        ImportRequest request = new() { Act = act, Policy = policy, PolicyText = string.Empty, AsOf = asOf, Files = [] };
        using ImportRun run = new(store, request, keys, log, known, [.. store.Operations()], cancellation) { AsOf = asOf };
        RejectedRows rejected = new(run);
        using StayImport stays = new(run, null, rejected);
        using (ItemImport<Episode> episodes = new(run, EpisodeRules.Rules, rejected, stays))
        {
            episodes.Rematch(patients);
        }

        using ItemImport<Sip> sips = new(run, SipRules.Rules, rejected, stays: null);
        sips.Rematch(patients);
    }
}
