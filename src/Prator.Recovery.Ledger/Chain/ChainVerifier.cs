namespace Prator.Recovery.Ledger;

/// <summary>Walks along the chain from the first entry and finds the first that does not follow from what is before it.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class ChainVerifier : IDisposable
{
    // How many removed entries are looked for, when those after the gap were numbered anew.
    private const int WidestGap = 64;

    private readonly ChainMac _mac;

    internal ChainVerifier(byte[] key, Guid ledger) => _mac = new ChainMac(key, ledger);

    /// <param name="entries">All entries, in the order of their numbers.</param>
    /// <param name="noted">A head that was noted earlier: the log must still hold it. Null where none was.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public ChainVerification Verify(IEnumerable<LedgerEntry> entries, (long Seq, byte[] ShownMac)? noted = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        byte[] previous = _mac.Genesis();
        long seq = 0;
        ChainBreak? replaced = null;
        using IEnumerator<LedgerEntry> rest = entries.GetEnumerator();
        while (rest.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            LedgerEntry entry = rest.Current;
            if (FaultOf(entry, seq + 1, previous, rest) is { } fault)
            {
                return Found(seq, previous, new ChainBreak(seq + 1, fault));
            }

            seq++;
            previous = entry.Mac;
            if (noted is { } note && note.Seq == seq && !previous.AsSpan().StartsWith(note.ShownMac))
            {
                replaced = new ChainBreak(seq, ChainFault.Replaced);
            }
        }

        return Found(seq, previous, noted is { } end && end.Seq > seq ? new ChainBreak(seq + 1, ChainFault.Truncated) : replaced);
    }

    public void Dispose() => _mac.Dispose();

    private static ChainVerification Found(long seq, byte[] mac, ChainBreak? found) => new(seq, seq == 0 ? null : new ChainHead(seq, mac), found);

    private ChainFault? FaultOf(LedgerEntry entry, long seq, byte[] previous, IEnumerator<LedgerEntry> rest)
    {
        if (entry.Seq != seq)
        {
            return entry.Seq > seq ? ChainFault.Missing : ChainFault.Inserted;
        }

        byte[] mac = _mac.Of(previous, seq, entry);
        return mac.AsSpan().SequenceEqual(entry.Mac) ? null : CauseOf(entry, seq, previous, mac, rest.MoveNext() ? rest.Current : null);
    }

    // Who edits the file has no key: what was written can't be made to fit another place, so the places tell what was done.
    private ChainFault CauseOf(LedgerEntry entry, long seq, byte[] previous, byte[] mac, LedgerEntry? next)
    {
        if (next is null)
        {
            return ChainFault.Broken;
        }

        if (Fits(next, previous, seq))
        {
            return Fits(entry, next.Mac, seq + 1) ? ChainFault.Reordered : ChainFault.Inserted;
        }

        if (Fits(next, entry.Mac, seq + 1) || Fits(next, mac, seq + 1))
        {
            return ChainFault.Edited;
        }

        for (int gap = 1; gap <= WidestGap; gap++)
        {
            if (Fits(next, entry.Mac, seq + 1 + gap))
            {
                return ChainFault.Missing;
            }
        }

        return ChainFault.Broken;
    }

    private bool Fits(LedgerEntry entry, byte[] previous, long seq) => _mac.Of(previous, seq, entry).AsSpan().SequenceEqual(entry.Mac);
}
