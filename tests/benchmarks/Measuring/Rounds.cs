using System.Diagnostics;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>Several measurements of the same work.</summary>
internal sealed class Rounds
{
    private readonly List<double> _wall = [];
    private readonly List<double> _processor = [];
    private double _first;

    private Rounds()
    {
    }

    /// <summary>Seconds by the clock.</summary>
    public double Median => MedianOf(_wall);

    /// <summary>Seconds of the fastest round.</summary>
    public double Least => _wall.Min();

    /// <summary>
    /// Does each work a first time and then so many times, in turn: what else the machine has to do falls on all of them
    /// alike.
    /// </summary>
    public static Rounds[] InTurn(int count, params Action[] works)
    {
        Rounds[] rounds = [.. works.Select(_ => new Rounds())];
        for (int i = 0; i <= count; i++)
        {
            for (int work = 0; work < works.Length; work++)
            {
                rounds[work].Measure(works[work], isFirst: i == 0);
            }
        }

        return rounds;
    }

    /// <summary>The median of the whole and of each item, with the fastest and the slowest round.</summary>
    public string PerItem(int items) =>
        Invariant($"{Median:0.000} s, {Median * 1e6 / items:0.000} µs each ")
        + Invariant($"({_wall.Count} rounds {_wall.Min():0.000}–{_wall.Max():0.000} s, the first time {_first:0.000} s; processor time {MedianOf(_processor):0.000} s)");

    private void Measure(Action work, bool isFirst)
    {
        // What the work before left behind is not this one's to clear away.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (isFirst)
        {
            _first = wall;
            return;
        }

        _wall.Add(wall);
        _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static double MedianOf(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
