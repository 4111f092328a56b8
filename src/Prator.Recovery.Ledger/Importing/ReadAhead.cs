using System.Collections.Concurrent;

namespace Prator.Recovery.Ledger;

/// <summary>Does the first part of some work on a thread of its own, while the caller does the rest: in order, never far ahead.</summary>
internal static class ReadAhead
{
    private const int MostAhead = 8;

    /// <param name="parts">What is made by the first part; it is run through on the other thread. Best batches: each is handed over by itself.</param>
    /// <param name="cancellation">Ends both.</param>
    public static IEnumerable<T> Run<T>(IEnumerable<T> parts, CancellationToken cancellation)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using BlockingCollection<T> made = new(MostAhead);
        Task ahead = Task.Factory.StartNew(() => Fill(parts, made, ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (T part in made.GetConsumingEnumerable(cancellation))
            {
                yield return part;
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

    private static void Fill<T>(IEnumerable<T> parts, BlockingCollection<T> made, CancellationToken cancellation)
    {
        try
        {
            foreach (T part in parts)
            {
                made.Add(part, cancellation);
            }
        }
        finally
        {
            made.CompleteAdding();
        }
    }
}
