using System.Buffers;

namespace Prator.Recovery.Ledger;

/// <summary>Some rows, one after the other, in an array that is used again.</summary>
internal readonly struct RowBatch<T>(T[] rows, int count)
{
    public Span<T> Rows => rows.AsSpan(0, count);

    public int Count => count;

    public ref readonly T this[int index] => ref rows[index];

    /// <summary>Gives the array back; the rows are gone then.</summary>
    public void Return() => ArrayPool<T>.Shared.Return(rows, clearArray: true);
}

/// <summary>Work on rows together, where each by itself would cost more than the work: handing over to another thread, a call of the system's cryptography.</summary>
internal static class RowBatches
{
    private const int BatchRows = 512;

    public delegate void Work<TIn, TOut>(ReadOnlySpan<TIn> rows, Span<TOut> results);

    public static IEnumerable<RowBatch<T>> Of<T>(IEnumerable<T> rows)
    {
        T[] batch = ArrayPool<T>.Shared.Rent(BatchRows);
        int count = 0;
        foreach (T row in rows)
        {
            batch[count++] = row;
            if (count == BatchRows)
            {
                yield return new RowBatch<T>(batch, count);
                batch = ArrayPool<T>.Shared.Rent(BatchRows);
                count = 0;
            }
        }

        yield return new RowBatch<T>(batch, count);
    }

    /// <summary>Makes other batches of batches, which are given back.</summary>
    public static IEnumerable<RowBatch<TOut>> Each<TIn, TOut>(IEnumerable<RowBatch<TIn>> batches, Work<TIn, TOut> work)
    {
        foreach (RowBatch<TIn> batch in batches)
        {
            TOut[] results = ArrayPool<TOut>.Shared.Rent(BatchRows);
            work(batch.Rows, results);
            int count = batch.Count;
            batch.Return();
            yield return new RowBatch<TOut>(results, count);
        }
    }
}
