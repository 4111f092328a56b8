namespace Prator.Recovery.Ledger;

/// <summary>Ends the retention: who the patients were can never be told again, and everything else stays.</summary>
public static class LedgerRemoval
{
    /// <summary>Erases the salt without which no key opens the identifiers, keeps who did so, and then destroys the key itself.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who ends the retention.</param>
    /// <returns>The end of the chain afterwards.</returns>
    /// <exception cref="LedgerException">The retention was ended before; the chain's key is missing; the store can't be written.</exception>
    public static ChainHead End(ILedgerWriter store, LedgerKeys keys, Act act)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        if (store.Identity.Salt is null)
        {
            throw new LedgerException(LedgerFault.Ended, Messages.EndedBefore);
        }

        using ItemOperation operation = new(store, keys, act, [], EventKinds.Removed);
        operation.Begin();
        store.EraseSalt();
        operation.Commit();
        keys.DestroyIdentifiers();
        return operation.Head;
    }
}
