using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>Matches again what several sources tell of, after a person said what belongs together: an import of no file.</summary>
internal static class Rematching
{
    public static void Run(ILedgerWriter store, LedgerKeys keys, Act act, RecoveryPolicy policy, Moment asOf, EntryLog log, CancellationToken cancellation)
    {
        KnownState known = KnownState.Of(store, cancellation);
        ImportRequest request = new() { Act = act, Policy = policy, PolicyText = string.Empty, AsOf = asOf, Files = [] };
        using ImportRun run = new(store, request, keys, log, known, [.. store.Operations()], cancellation) { AsOf = asOf };
        RejectedRows rejected = new(run);
        using StayImport stays = new(run, null, rejected);
        using (ItemImport<Episode> episodes = new(run, EpisodeRules.Rules, rejected, stays))
        {
            episodes.Rematch();
        }

        using ItemImport<Sip> sips = new(run, SipRules.Rules, rejected, stays: null);
        sips.Rematch();
    }
}
