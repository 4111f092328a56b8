namespace Prator.Recovery.Ledger;

/// <summary>Keeps who read patient identifiers, when, and of which items.</summary>
public static class LedgerAccess
{
    /// <summary>Writes that identifiers of items were read, and commits it. It is written before they are shown.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who reads.</param>
    /// <param name="items">The items' numbers.</param>
    /// <exception cref="LedgerException">The chain's key is missing; NotAllowed where the account may not read identifiers; the store can't be written.</exception>
    public static void Keep(ILedgerWriter store, LedgerKeys keys, Act act, IReadOnlyList<long> items)
    {
        EnsureShown(store, Messages.NeededToShow);
        using ItemOperation operation = new(store, keys, act, items, EventKinds.Accessed);
        operation.Begin();
        foreach (long id in items)
        {
            if (operation.Find(id) is { } item)
            {
                operation.Append(item, item, EventKinds.Accessed, _ => { });
            }
        }

        operation.Commit();
    }

    /// <summary>Refuses what can't be done without what identifies patients, where the store's account may not read it.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="needed">What can't be done: "verify the chain".</param>
    /// <exception cref="LedgerException">NotAllowed.</exception>
    internal static void EnsureShown(ILedgerReader store, string needed)
    {
        if (!store.ShowsSecrets)
        {
            throw new LedgerException(LedgerFault.NotAllowed,
                Messages.IdentifiersNotAllowed(needed));
        }
    }
}
