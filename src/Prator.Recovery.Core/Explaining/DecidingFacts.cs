using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>Finds the facts that decided: enough to give the rule whatever the others are, and none of them to spare.</summary>
internal static class DecidingFacts
{
    /// <summary>The facts, in their order. Those that the rule does not name are the first to be spared, and later ones before earlier.</summary>
    public static IReadOnlyList<Fact> Of<T>(DecisionGrid<T> grid, int cell)
        where T : CareItem
    {
        Rule rule = grid[cell].Rule;
        GridShape shape = grid.Shape;
        Region held = shape.RegionOf(cell);
        List<Fact> deciding = [.. shape.Facts];
        foreach (Fact fact in shape.Facts.OrderBy(f => Names(rule, f, shape, cell)).ThenByDescending(f => f.Index))
        {
            Region freed = held.WithAny(fact);
            if (DecidesAllOf(grid, rule, freed))
            {
                held = freed;
                deciding.Remove(fact);
            }
        }

        return deciding;
    }

    private static bool Names(Rule rule, Fact fact, GridShape shape, int cell) => rule.Regions
        .Where(region => shape.Facts.All(f => region.Allows(f.Index, shape.BandOf(cell, f.Index))))
        .Any(region => region.BandCountOf(fact.Index) < fact.Bands.Count);

    private static bool DecidesAllOf<T>(DecisionGrid<T> grid, Rule rule, Region region)
        where T : CareItem
    {
        foreach ((int start, int length) in grid.Shape.RunsOf(region))
        {
            for (int cell = start; cell < start + length; cell++)
            {
                if (!ReferenceEquals(grid[cell].Rule, rule))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
