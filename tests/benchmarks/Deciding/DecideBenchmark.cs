using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Deciding;

/// <summary>Decisions a second on one thread over records in memory, beside a rules engine with the same rules.</summary>
internal static class DecideBenchmark
{
    private const int Seed = 17;
    private const int OwnRounds = 15;
    private const int RivalRounds = 5;
    private const int MostForRival = 20_000;

    private static readonly DecisionGrid<Episode> Grid = Routine.Policy.Episodes;

    public static async Task Run(int count)
    {
        EpisodeDraw real = new(Seed);
        UniformDraw uniform = new(Seed);
        await Run("as in exports", Made(count, real.Next));
        await Run("uniform random (worst case)", Made(count, uniform.Next));
    }

    private static Episode[] Made(int count, Func<DrawnEpisode> draw) => [.. Enumerable.Range(1, count).Select(n => draw().ToEpisode(n))];

    private static async Task Run(string what, Episode[] items)
    {
        Rounds own = Rounds.Of(OwnRounds, () => DecideAll(items));
        double decisions = items.Length / own.Median;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {decisions / 1e6:0.0} million decisions/s; {own.PerItem(items.Length)}"));

        Episode[] sample = items[..Math.Min(items.Length, MostForRival)];
        EpisodeFacts[] facts = [.. sample.Select(i => EpisodeFacts.Of(Grid, i, Routine.AsOf))];
        await Compare("all rules evaluated", RivalRules.AllEvaluated(), sample, facts, decisions);
        await Compare("until the first that holds", RivalRules.UntilFirst(), sample, facts, decisions);
    }

    private static async Task Compare(string form, RivalRules rival, Episode[] sample, EpisodeFacts[] facts, double own)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            string expected = Grid.Decide(sample[i], Routine.AsOf).Rule.Id;
            string given = await rival.Decide(facts[i]);
            if (given != expected)
            {
                throw new InvalidOperationException($"The rival says {given} where the grid says {expected}: they were not given the same rules.");
            }
        }

        Rounds rounds = await Rounds.Of(RivalRounds, () => DecideAll(rival, facts));
        double decisions = facts.Length / rounds.Median;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  RulesEngine, {form}: {decisions / 1e6:0.000} million/s; {rounds.PerItem(facts.Length)}; same rules on {facts.Length}; ratio {own / decisions:0}"));
    }

    private static void DecideAll(Episode[] items)
    {
        int[] counts = new int[Enum.GetValues<RecoveryAction>().Length];
        foreach (Episode item in items)
        {
            counts[(int)Grid.Decide(item, Routine.AsOf).Action]++;
        }

        GC.KeepAlive(counts);
    }

    private static async Task DecideAll(RivalRules rival, EpisodeFacts[] facts)
    {
        int length = 0;
        foreach (EpisodeFacts one in facts)
        {
            length += (await rival.Decide(one)).Length;
        }

        GC.KeepAlive(length);
    }
}
