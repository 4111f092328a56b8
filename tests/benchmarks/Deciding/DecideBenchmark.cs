using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Deciding;

/// <summary>Decisions a second on one thread over records in memory, beside a rules engine with the same rules.</summary>
internal static class DecideBenchmark
{
    private const int Seed = 17;
    private const int RoundCount = 15;
    private const int MostForRival = 20_000;

    private static readonly DecisionGrid<Episode> Grid = Routine.Policy.Episodes;

    public static void Run(int count)
    {
        EpisodeDraw real = new(Seed);
        UniformDraw uniform = new(Seed);
        Run("as in exports", Made(count, real.Next));
        Run("uniform random (worst case)", Made(count, uniform.Next));
    }

    private static Episode[] Made(int count, Func<DrawnEpisode> draw) => [.. Enumerable.Range(1, count).Select(n => draw().ToEpisode(n))];

    private static void Run(string what, Episode[] items)
    {
        Episode[] sample = items[..Math.Min(items.Length, MostForRival)];
        EpisodeFacts[] facts = [.. sample.Select(i => EpisodeFacts.Of(Grid, i, Routine.AsOf))];
        RivalRules allEvaluated = RivalRules.AllEvaluated();
        RivalRules untilFirst = RivalRules.UntilFirst();
        CheckSameRules(allEvaluated, sample, facts);
        CheckSameRules(untilFirst, sample, facts);

        Rounds[] rounds = Rounds.InTurn(
            RoundCount, () => DecideAll(items), () => DecideAll(allEvaluated, facts), () => DecideAll(untilFirst, facts));
        double own = items.Length / rounds[0].Median;
        Console.WriteLine(Invariant($"{what}: {own / 1e6:0.0} million decisions/s; {rounds[0].PerItem(items.Length)}"));
        Compare("all rules evaluated", rounds[1], facts.Length, own);
        Compare("until the first that holds", rounds[2], facts.Length, own);
    }

    private static void CheckSameRules(RivalRules rival, Episode[] sample, EpisodeFacts[] facts)
    {
        for (int i = 0; i < sample.Length; i++)
        {
            string expected = Grid.Decide(sample[i], Routine.AsOf).Rule.Id;
            string given = rival.Decide(facts[i]);
            if (given != expected)
            {
                throw new InvalidOperationException($"The rival says {given} where the grid says {expected}: the rules differ.");
            }
        }
    }

    private static void Compare(string form, Rounds rounds, int count, double own)
    {
        double decisions = count / rounds.Median;
        Console.WriteLine(
            Invariant($"  RulesEngine, {form}: {decisions / 1e6:0.000} million/s; {rounds.PerItem(count)}; ratio {own / decisions:0}"));
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

    private static void DecideAll(RivalRules rival, EpisodeFacts[] facts)
    {
        int length = 0;
        foreach (EpisodeFacts one in facts)
        {
            length += rival.Decide(one).Length;
        }

        GC.KeepAlive(length);
    }
}
