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
        where T : CareItem => [.. book.Rules.Zip(RegionsByRule(book)).SelectMany(r => r.Second.Select(region => new DecisionRow(r.First, region)))];

    /// <summary>What is declared impossible, as rows that complete those of <see cref="Of{T}"/>: a cell of several declarations is the first's.</summary>
    public static IReadOnlyList<DecisionRow> ImpossibleOf<T>(RuleBook<T> book)
        where T : CareItem => [.. book.Impossible.SelectMany((declared, i) => Boxes
            .Joined(Boxes.Disjoint(declared.Regions, [.. book.Impossible.Take(i).SelectMany(above => above.Regions)]))
            .Select(region => new DecisionRow(ImpossibleRule.Of(declared), region)))];

    /// <summary>Where each rule decides: where it holds, without its exceptions and without what is declared impossible.</summary>
    internal static IEnumerable<IReadOnlyList<Region>> RegionsByRule<T>(RuleBook<T> book)
        where T : CareItem
    {
        Exceptions exceptions = new(book.Rules);
        Region[] impossible = [.. book.Impossible.SelectMany(i => i.Regions)];
        return book.Rules.Select((rule, i) => Boxes.Joined(Boxes.Disjoint(
            rule.Regions,
            [.. exceptions.To(i).SelectMany(winner => book.Rules[winner].Regions), .. impossible])));
    }
}
