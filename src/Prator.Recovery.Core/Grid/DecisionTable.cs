using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>A row of a decision table: everywhere in the region, that rule decides.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Region">Where it decides; no other row overlaps it.</param>
public sealed record DecisionRow(Rule Rule, Region Region);

/// <summary>
/// A rule book as a table that people and other tools read: exceptions taken out, so that no two rows overlap and exactly
/// one holds in every cell that can occur. Made by arithmetic on boxes, whatever the number of cells.
/// </summary>
public static class DecisionTable
{
    /// <summary>The rows, in the order of the rules; each rule has as few as joining neighbours gives.</summary>
    public static IReadOnlyList<DecisionRow> Of<T>(RuleBook<T> book)
        where T : CareItem => [.. Enumerable.Range(0, book.Rules.Count).SelectMany(rule => RegionsOf(book, rule).Select(r => new DecisionRow(book.Rules[rule], r)))];

    /// <summary>What is declared impossible, as rows that complete those of <see cref="Of{T}"/>: a cell of several declarations is the first's.</summary>
    public static IReadOnlyList<DecisionRow> ImpossibleOf<T>(RuleBook<T> book)
        where T : CareItem => [.. book.Impossible.SelectMany((declared, i) => Boxes
            .Joined(Boxes.Disjoint(declared.Regions, [.. book.Impossible.Take(i).SelectMany(above => above.Regions)]))
            .Select(region => new DecisionRow(ImpossibleRule.Of(declared), region)))];

    /// <summary>Where a rule decides: where it holds, without its exceptions and without what is declared impossible.</summary>
    internal static IReadOnlyList<Region> RegionsOf<T>(RuleBook<T> book, int rule)
        where T : CareItem
    {
        Region[] taken =
        [
            .. new Exceptions(book.Rules).To(rule).SelectMany(winner => book.Rules[winner].Regions),
            .. book.Impossible.SelectMany(i => i.Regions),
        ];
        return Boxes.Joined(Boxes.Disjoint(book.Rules[rule].Regions, taken));
    }
}
