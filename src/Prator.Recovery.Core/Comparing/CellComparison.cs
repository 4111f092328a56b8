using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>A box of cells whose outcome differs: everywhere in it the one rule decides before, the other after.</summary>
/// <param name="Region">The cells, on the aligned facts.</param>
/// <param name="Before">The rule that decides there in the first.</param>
/// <param name="After">The rule that decides there in the second.</param>
public sealed record CellDifference(Region Region, Rule Before, Rule After);

/// <summary>
/// Which cells two rule books decide differently: by another action, rule, basis or clause. Made by arithmetic on boxes, so
/// that it is exact whatever the number of cells.
/// </summary>
public static class CellComparison
{
    /// <summary>The boxes do not overlap; those of one pair of outcomes follow each other, joined where they make one box.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <param name="facts">The facts of both.</param>
    public static IReadOnlyList<CellDifference> Of<T>(RuleBook<T> before, RuleBook<T> after, AlignedFacts facts)
        where T : CareItem
    {
        (Rule Rule, Region Region)[] rows = [.. Rows(after, facts.FromAfter)];
        Dictionary<(OutcomeKey, OutcomeKey), List<CellDifference>> groups = [];
        foreach ((Rule rule, Region region) in Rows(before, facts.FromBefore))
        {
            foreach ((Rule other, Region otherRegion) in rows)
            {
                (OutcomeKey, OutcomeKey) key = (OutcomeKey.Of(rule), OutcomeKey.Of(other));
                if (key.Item1 != key.Item2 && region.And(otherRegion) is { IsEmpty: false } common)
                {
                    groups.TryAdd(key, []);
                    groups[key].Add(new CellDifference(common, rule, other));
                }
            }
        }

        return [.. groups.Values.SelectMany(g => Boxes.Joined([.. g.Select(d => d.Region)]).Select(region => g[0] with { Region = region }))];
    }

    /// <summary>What is decided where, without overlaps and without a gap: what is declared impossible is reviewed.</summary>
    private static IEnumerable<(Rule Rule, Region Region)> Rows<T>(RuleBook<T> book, Func<Region, Region?> align)
        where T : CareItem
    {
        foreach (DecisionRow row in DecisionTable.Of(book).Concat(DecisionTable.ImpossibleOf(book)))
        {
            if (align(row.Region) is { } region)
            {
                yield return (row.Rule, region);
            }
        }
    }

    private readonly record struct OutcomeKey(RecoveryAction Action, string Rule, Basis Basis, string? Clause)
    {
        public static OutcomeKey Of(Rule rule) => new(rule.Action, rule.Id, rule.Basis, rule.Clause);
    }
}
