using System.Diagnostics;
using System.Globalization;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>Several measurements of the same work.</summary>
internal sealed class Rounds
{
    private readonly double[] _wall;
    private readonly double[] _processor;

    private Rounds(double first, IReadOnlyCollection<(double Wall, double Processor)> rounds)
    {
        First = first;
        _wall = [.. rounds.Select(r => r.Wall).Order()];
        _processor = [.. rounds.Select(r => r.Processor).Order()];
    }

    /// <summary>Seconds that the first time took by the clock, when nothing was compiled yet. It stands outside of the rounds.</summary>
    public double First { get; }

    /// <summary>Seconds by the clock.</summary>
    public double Median => _wall[_wall.Length / 2];

    /// <summary>Seconds that the processors worked for this process: on a machine that others use too, the steadier figure.</summary>
    public double MedianProcessor => _processor[_processor.Length / 2];

    /// <summary>Does the work a first time and then so many times in rounds.</summary>
    public static Rounds Of(int count, Action work)
    {
        Round first = Round.Start();
        work();
        double firstWall = first.End().Wall;
        List<(double, double)> rounds = [];
        for (int i = 0; i < count; i++)
        {
            Round round = Round.Start();
            work();
            rounds.Add(round.End());
        }

        return new Rounds(firstWall, rounds);
    }

    /// <inheritdoc cref="Of(int, Action)"/>
    public static async Task<Rounds> Of(int count, Func<Task> work)
    {
        Round first = Round.Start();
        await work();
        double firstWall = first.End().Wall;
        List<(double, double)> rounds = [];
        for (int i = 0; i < count; i++)
        {
            Round round = Round.Start();
            await work();
            rounds.Add(round.End());
        }

        return new Rounds(firstWall, rounds);
    }

    /// <summary>The median of the whole and of each item, with the fastest and the slowest round.</summary>
    public string PerItem(int items) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median:0.000} s, {Median * 1e6 / items:0.000} µs each ({_wall.Length} rounds {_wall[0]:0.000}–{_wall[^1]:0.000} s, the first time {First:0.000} s; processor time {MedianProcessor:0.000} s)");

    private readonly record struct Round(long Wall, TimeSpan Processor)
    {
        // What the round before left behind is not this round's to clear away.
        public static Round Start()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return new Round(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        }

        public (double Wall, double Processor) End() =>
            (Stopwatch.GetElapsedTime(Wall).TotalSeconds, (Environment.CpuUsage.TotalTime - Processor).TotalSeconds);
    }
}
