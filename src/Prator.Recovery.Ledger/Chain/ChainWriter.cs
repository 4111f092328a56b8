namespace Prator.Recovery.Ledger;

/// <summary>Gives each new entry the MAC that chains it to the one before.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class ChainWriter : IDisposable
{
    private readonly ChainMac _mac;
    private byte[] _previous;
    private long _seq;

    internal ChainWriter(byte[] key, Guid ledger, ChainHead? head)
    {
        _mac = new ChainMac(key, ledger);
        _previous = head?.Mac ?? _mac.Genesis();
        _seq = head?.Seq ?? 0;
    }

    /// <summary>The MAC of the next entry: 32 bytes.</summary>
    /// <param name="seq">The number after the newest.</param>
    /// <param name="operation">As in the entry, like all that follow.</param>
    /// <param name="item">The item.</param>
    /// <param name="record">The record.</param>
    /// <param name="kinds">What happened.</param>
    /// <param name="body">What changed.</param>
    /// <param name="secret">Null is another thing than no bytes.</param>
    /// <exception cref="ArgumentException">Another number comes next.</exception>
    public byte[] Next(long seq, long operation, long item, long record, EventKinds kinds, ReadOnlySpan<byte> body, byte[]? secret)
    {
        if (seq != _seq + 1)
        {
            throw new ArgumentException($"Entry {_seq + 1} comes next, not {seq}.", nameof(seq));
        }

        _previous = _mac.Of(_previous, seq, operation, item, record, kinds, body, secret, secret is not null);
        _seq = seq;
        return _previous;
    }

    public void Dispose() => _mac.Dispose();
}
