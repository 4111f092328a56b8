using System.Globalization;
using System.Runtime;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>What the figures were taken on, and whether it has anything else to do.</summary>
internal static class Machine
{
    private const double Gibi = 1L << 30;
    private const double QuietShare = 0.10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public static string Description { get; } = Invariant(
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibi:0} GiB, ")
        + Invariant($"{RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}, ")
        + (GCSettings.IsServerGC ? "server GC" : "workstation GC");

    /// <summary>How many threads wanted a processor in the last minute, where the system tells.</summary>
    public static string Load => OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Waits until the processors have been idle for two seconds; at most five minutes, and only where the system tells.</summary>
    public static void WaitUntilQuiet()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        DateTime end = DateTime.UtcNow + Patience;
        double busy = BusyShare();
        while (busy > QuietShare && DateTime.UtcNow < end)
        {
            busy = BusyShare();
        }

        if (busy > QuietShare)
        {
            Console.WriteLine(Invariant($"The machine is busy with other things ({busy:0%}): the figures are too low."));
        }
    }

    private static double BusyShare()
    {
        (long busyBefore, long before) = Ticks();
        Thread.Sleep(Look);
        (long busyAfter, long after) = Ticks();
        return (busyAfter - busyBefore) / (double)Math.Max(1, after - before);
    }

    // user nice system idle iowait irq softirq steal, of all processors together.
    private static (long Busy, long All) Ticks()
    {
        long[] ticks =
        [
            .. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Take(8).Select(t => long.Parse(t, CultureInfo.InvariantCulture)),
        ];
        long all = ticks.Sum();
        return (all - ticks[3] - ticks[4], all);
    }
}
