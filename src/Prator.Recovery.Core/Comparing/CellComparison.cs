using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>A box of cells whose outcome differs: everywhere in it the one rule decides before, the other after.</summary>
/// <param name="Region">The cells, on the aligned facts.</param>
/// <param name="Before">The rule that decides there in the first; null where only the second has these cells.</param>
/// <param name="After">The rule that decides there in the second; null where only the first has these cells.</param>
public sealed record CellDifference(Region Region, Rule? Before, Rule? After);

/// <summary>
/// Which cells two rule books decide differently: by another action, rule, basis or clause; and which cells only one of them
/// has. Made by arithmetic on boxes, so that it is exact whatever the number of cells.
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
        (Rule Rule, Region Region)[] old = [.. Rows(before, facts.FromBefore)];
        (Rule Rule, Region Region)[] renewed = [.. Rows(after, facts.FromAfter)];
        return
        [
            .. from differing in InBoth(old, renewed).Concat(InOne(old, renewed, facts)).GroupBy(d => (Key(d.Before), Key(d.After)))
               from region in Boxes.Joined([.. differing.Select(d => d.Region)])
               select differing.First() with { Region = region },
        ];
    }

    private static IEnumerable<CellDifference> InBoth((Rule Rule, Region Region)[] before, (Rule Rule, Region Region)[] after) =>
        from one in before
        from other in after
        where Key(one.Rule) != Key(other.Rule)
        let common = one.Region.And(other.Region)
        where !common.IsEmpty
        select new CellDifference(common, one.Rule, other.Rule);

    private static IEnumerable<CellDifference> InOne((Rule Rule, Region Region)[] before, (Rule Rule, Region Region)[] after, AlignedFacts facts) =>
    [
        .. before.SelectMany(row => row.Region.Minus(facts.InAfter).Select(region => new CellDifference(region, row.Rule, null))),
        .. after.SelectMany(row => row.Region.Minus(facts.InBefore).Select(region => new CellDifference(region, null, row.Rule))),
    ];

    /// <summary>What is decided where, without overlaps and without a gap: what is declared impossible is reviewed.</summary>
    private static IEnumerable<(Rule Rule, Region Region)> Rows<T>(RuleBook<T> book, Func<Region, Region> align)
        where T : CareItem =>
        DecisionTable.Of(book).Concat(DecisionTable.ImpossibleOf(book)).Select(row => (row.Rule, align(row.Region))).Where(row => !row.Item2.IsEmpty);

    private static (RecoveryAction Action, string Rule, Basis Basis, string? Clause)? Key(Rule? rule) =>
        rule is null ? null : (rule.Action, rule.Id, rule.Basis, rule.Clause);
}
