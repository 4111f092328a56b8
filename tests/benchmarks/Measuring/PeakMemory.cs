using System.Diagnostics;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>The most memory that this process has resident while something runs.</summary>
internal static class PeakMemory
{
    // Looking takes a tenth of a millisecond of processor time.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs something and looks every 20 ms.</summary>
    /// <returns>Bytes resident before it began, and the most that was seen.</returns>
    public static (long Before, long Peak) Of(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = Resident();
        long peak = before;
        using ManualResetEventSlim done = new();
        Thread looking = new(() =>
        {
            do
            {
                peak = Math.Max(peak, Resident());
            }
            while (!done.Wait(Look));
        });
        looking.Start();
        work();
        done.Set();
        looking.Join();
        return (before, Math.Max(peak, Resident()));
    }

    private static long Resident()
    {
        using Process own = Process.GetCurrentProcess();
        return own.WorkingSet64;
    }
}
