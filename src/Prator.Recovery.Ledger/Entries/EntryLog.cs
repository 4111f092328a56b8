namespace Prator.Recovery.Ledger;

/// <summary>Appends the entries of one operation to the log, each chained to the one before.</summary>
internal sealed class EntryLog(ILedgerWriter store, ChainWriter chain, long operation) : IDisposable
{
    private long _last = store.Head?.Seq ?? 0;
    private byte[] _mac = store.Head?.Mac ?? new byte[32];

    /// <summary>The body of the entry that is being written.</summary>
    public EntryBodyWriter Body { get; } = new();

    public long Operation => operation;

    /// <summary>The number that the next entry will have.</summary>
    public long Next => _last + 1;

    /// <summary>The end of the chain as it will be.</summary>
    public ChainHead Head => new(_last, _mac);

    /// <summary>Ends <see cref="Body"/> and appends it.</summary>
    /// <returns>The entry's number.</returns>
    public long Append(EventKinds kinds, long item = 0, long record = 0, byte[]? secret = null)
    {
        ReadOnlyMemory<byte> body = Body.End();
        long seq = ++_last;
        _mac = chain.Next(seq, operation, item, record, kinds, body.Span, secret);
        store.Append(new LedgerEntry(seq, operation, item, record, kinds, body, secret, _mac));
        return seq;
    }

    public void Dispose() => Body.Dispose();
}
