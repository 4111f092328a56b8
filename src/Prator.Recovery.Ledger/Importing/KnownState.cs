namespace Prator.Recovery.Ledger;

/// <summary>
/// What an import must know of a ledger before it looks at a row. It may be read before the ledger is kept from others, while the
/// files are read for the first time: an import looks whether it is still so, and else reads it again.
/// </summary>
public sealed class KnownState
{
    // Between two looks at whether it is still wanted.
    private const int RowsAtOnce = 4096;

    private readonly ChainHead? _head;

    private KnownState(ChainHead? head, KnownRecords records, List<ItemMark> marks)
    {
        _head = head;
        Records = records;
        Marks = marks;
    }

    internal KnownRecords Records { get; }

    /// <summary>Of every item, by its number.</summary>
    internal List<ItemMark> Marks { get; }

    /// <summary>Reads it.</summary>
    /// <exception cref="LedgerException">The ledger can't be read.</exception>
    public static KnownState Of(ILedgerReader reader, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        LedgerNumbers numbers = reader.Numbers;
        KnownRecords records = new(Stoppable(reader.RecordMarks(), cancellation), (int)numbers.Record);
        List<ItemMark> marks = new((int)numbers.Item + 1) { default };
        marks.AddRange(Stoppable(reader.Marks(), cancellation));
        return new KnownState(reader.Head, records, marks);
    }

    /// <summary>Whether a ledger whose chain ends there is as it was when this was read. Nothing changes without an entry.</summary>
    internal bool IsOf(ChainHead? head) =>
        _head is null ? head is null : head is not null && head.Seq == _head.Seq && head.Mac.AsSpan().SequenceEqual(_head.Mac);

    private static IEnumerable<T> Stoppable<T>(IEnumerable<T> rows, CancellationToken cancellation)
    {
        int count = 0;
        foreach (T row in rows)
        {
            if (++count % RowsAtOnce == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            yield return row;
        }
    }
}
