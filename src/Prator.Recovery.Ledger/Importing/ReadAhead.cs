using System.Buffers;
using System.Collections.Concurrent;

namespace Prator.Recovery.Ledger;

/// <summary>Does the first part of the work on rows on a thread of its own, while the caller does the rest: in order, never far ahead.</summary>
internal static class ReadAhead
{
    private const int BatchRows = 512;
    private const int MostBatches = 8;

    /// <param name="rows">The rows; they are run through on the other thread.</param>
    /// <param name="work">What is done there with each.</param>
    /// <param name="tick">Called on the caller's thread now and then; null where nobody waits for it.</param>
    /// <param name="cancellation">Ends both.</param>
    public static IEnumerable<TOut> Run<TIn, TOut>(IEnumerable<TIn> rows, Func<TIn, TOut> work, Action? tick, CancellationToken cancellation)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using BlockingCollection<(TOut[] Results, int Count)> batches = new(MostBatches);
        Task ahead = Task.Factory.StartNew(() => Fill(rows, work, batches, ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach ((TOut[] results, int count) in batches.GetConsumingEnumerable(cancellation))
            {
                tick?.Invoke();
                for (int i = 0; i < count; i++)
                {
                    yield return results[i];
                }

                ArrayPool<TOut>.Shared.Return(results, clearArray: true);
            }

            // What went wrong on the other thread goes on here as if it had happened here.
            ahead.GetAwaiter().GetResult();
        }
        finally
        {
            ended.Cancel();
            ((IAsyncResult)ahead).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Fill<TIn, TOut>(IEnumerable<TIn> rows, Func<TIn, TOut> work, BlockingCollection<(TOut[] Results, int Count)> batches, CancellationToken cancellation)
    {
        try
        {
            // Large arrays are dear to make: they are used again.
            TOut[] batch = ArrayPool<TOut>.Shared.Rent(BatchRows);
            int count = 0;
            foreach (TIn row in rows)
            {
                batch[count++] = work(row);
                if (count == BatchRows)
                {
                    batches.Add((batch, count), cancellation);
                    batch = ArrayPool<TOut>.Shared.Rent(BatchRows);
                    count = 0;
                }
            }

            batches.Add((batch, count), cancellation);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }
}
