namespace Prator.Recovery.Ledger;

/// <summary>Appends the entries of one operation to the log, each chained to the one before.</summary>
/// <param name="store">The ledger.</param>
/// <param name="chain">Goes on with the chain; null where <paramref name="store"/> itself does, as <see cref="WriteBehind"/> does.</param>
/// <param name="operation">The operation's number.</param>
internal sealed class EntryLog(ILedgerWriter store, ChainWriter? chain, long operation) : IDisposable
{
    private long _last = store.Head?.Seq ?? 0;

    /// <summary>The body of the entry that is being written.</summary>
    public EntryBodyWriter Body { get; } = new();

    public long Operation => operation;

    /// <summary>The number that the next entry will have.</summary>
    public long Next => _last + 1;

    /// <summary>Ends <see cref="Body"/> and appends it.</summary>
    /// <returns>The entry's number.</returns>
    public long Append(EventKinds kinds, long item = 0, long record = 0, byte[]? secret = null)
    {
        // The store may keep the entry for a while.
        byte[] body = Body.End().ToArray();
        long seq = ++_last;
        byte[] mac = chain?.Next(seq, operation, item, record, kinds, body, secret) ?? [];
        store.Append(new LedgerEntry(seq, operation, item, record, kinds, body, secret, mac));
        return seq;
    }

    public void Dispose() => Body.Dispose();
}
