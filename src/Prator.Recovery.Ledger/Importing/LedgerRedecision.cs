using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Decides all items of a ledger again by another policy, without files: all of it, or nothing. It is an import of no file, for the
/// newest snapshot's day, and kept as one; so from then on this policy is the ledger's.
/// </summary>
public static class LedgerRedecision
{
    /// <summary>Decides again and commits. The policy that has decided everything already changes nothing.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile. A <see cref="DryWriter"/> to know what would happen.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="request">The policy.</param>
    /// <param name="cancellation">Stops it; then nothing is changed.</param>
    /// <exception cref="LedgerException">NotFound where nothing was taken in yet; else as <see cref="LedgerImport.Run"/>.</exception>
    public static ImportOutcome Run(ILedgerWriter store, LedgerKeys keys, RedecideRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        return LedgerImport.Run(
            store,
            keys,
            new ImportRequest { Act = request.Act, Policy = request.Policy, PolicyText = request.PolicyText, AsOf = DayOf(store), Files = [], IsRedecision = true, Statement = request.Statement },
            cancellation);
    }

    /// <summary>The moment that items would be decided for: the newest snapshot's.</summary>
    /// <exception cref="LedgerException">NotFound: nothing was taken in yet.</exception>
    public static Moment DayOf(ILedgerReader store) => LedgerSnapshots.Newest(store)?.AsOf
        ?? throw new LedgerException(LedgerFault.NotFound, Messages.NothingToRedecide);
}
