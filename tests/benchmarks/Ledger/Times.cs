using System.Diagnostics;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>How long the rounds of one work took, by the clock and of the processors.</summary>
internal sealed class Times
{
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];

    public double Median => MedianOf(_wall);

    /// <summary>Does the work once.</summary>
    /// <param name="isKept">Whether the time counts.</param>
    /// <param name="work">The work.</param>
    public void Measure(bool isKept, Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (isKept)
        {
            _wall.Add(wall);
            _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        }
    }

    public override string ToString() => Invariant($"{Median:0.00} s ({_wall.Min():0.00}–{_wall.Max():0.00}; processors {MedianOf(_processor):0.00} s)");

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
