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
        return new KnownState(reader.Head, RecordsOf(reader, cancellation), MarksOf(reader, cancellation));
    }

    /// <summary>Reads it by two readers at once, a thread each.</summary>
    /// <param name="open">Opens a reader; null where there is nothing to read. Called on either thread.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Null where there is nothing to read, or the ledger was written between the readers.</returns>
    /// <exception cref="LedgerException">The ledger can't be read.</exception>
    public static KnownState? Of(Func<ILedgerReader?> open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(open);
        Task<Part<List<ItemMark>>?> reading = Task.Run(() => Read(open, MarksOf, cancellation), CancellationToken.None);
        Part<KnownRecords>? records;
        try
        {
            records = Read(open, RecordsOf, cancellation);
        }
        finally
        {
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }

        return records is not null && reading.GetAwaiter().GetResult() is { } marks && IsSame(records.Head, marks.Head)
            ? new KnownState(records.Head, records.Rows, marks.Rows)
            : null;
    }

    /// <summary>Whether a ledger whose chain ends there is as it was when this was read. Nothing changes without an entry.</summary>
    internal bool IsOf(ChainHead? head) => IsSame(_head, head);

    private static bool IsSame(ChainHead? one, ChainHead? other) =>
        one is null ? other is null : other is not null && other.Seq == one.Seq && other.Mac.AsSpan().SequenceEqual(one.Mac);

    private static Part<T>? Read<T>(Func<ILedgerReader?> open, Func<ILedgerReader, CancellationToken, T> rows, CancellationToken cancellation)
    {
        using ILedgerReader? reader = open();
        return reader is null ? null : new Part<T>(reader.Head, rows(reader, cancellation));
    }

    private static KnownRecords RecordsOf(ILedgerReader reader, CancellationToken cancellation) =>
        new(Stoppable(reader.RecordMarks(), cancellation), (int)reader.Numbers.Record);

    private static List<ItemMark> MarksOf(ILedgerReader reader, CancellationToken cancellation)
    {
        List<ItemMark> marks = new((int)reader.Numbers.Item + 1) { default };
        marks.AddRange(Stoppable(reader.Marks(), cancellation));
        return marks;
    }

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

    /// <summary>What one of two readers found, and where the chain ended then.</summary>
    private sealed record Part<T>(ChainHead? Head, T Rows);
}
