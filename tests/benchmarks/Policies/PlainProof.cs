using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Benchmarks.Policies;

/// <summary>The obvious way to prove a policy: in every cell, every rule is tried.</summary>
internal static class PlainProof
{
    /// <summary>How many cells each rule decides; cells that are declared impossible are nobody's.</summary>
    /// <exception cref="InvalidOperationException">A cell has no rule, or several.</exception>
    public static long[] Of<T>(DecisionGrid<T> grid)
        where T : CareItem
    {
        RuleBook<T> book = grid.Book;
        Region[] impossible = [.. book.Impossible.SelectMany(i => i.Regions)];
        Region[][] regions = [.. book.Rules.Select(r => r.Regions.ToArray())];
        bool[][] beats = [.. book.Rules.Select(winner => book.Rules.Select(loser => winner.ExceptionTo.Contains(loser.Id)).ToArray())];
        long[] decided = new long[book.Rules.Count];
        int[] bands = new int[book.Facts.Count];
        List<int> holding = [];
        for (int cell = 0; cell < grid.Shape.CellCount; cell++)
        {
            for (int fact = 0; fact < bands.Length; fact++)
            {
                bands[fact] = grid.Shape.BandOf(cell, fact);
            }

            if (HoldsAny(impossible, bands))
            {
                continue;
            }

            holding.Clear();
            for (int rule = 0; rule < regions.Length; rule++)
            {
                if (HoldsAny(regions[rule], bands))
                {
                    holding.Add(rule);
                }
            }

            decided[TheOne(holding, beats)]++;
        }

        return decided;
    }

    private static int TheOne(List<int> holding, bool[][] beats)
    {
        int one = -1;
        foreach (int rule in holding)
        {
            bool beaten = false;
            foreach (int other in holding)
            {
                beaten |= beats[other][rule];
            }

            if (!beaten)
            {
                one = one < 0 ? rule : throw new InvalidOperationException("A cell has two rules.");
            }
        }

        return one >= 0 ? one : throw new InvalidOperationException("A cell has no rule.");
    }

    private static bool HoldsAny(Region[] regions, int[] bands)
    {
        foreach (Region region in regions)
        {
            int fact = 0;
            while (fact < bands.Length && region.Allows(fact, bands[fact]))
            {
                fact++;
            }

            if (fact == bands.Length)
            {
                return true;
            }
        }

        return false;
    }
}
