using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Proof;

/// <summary>The gaps and conflicts of a rule book, each with an item that shows it.</summary>
internal static class GridFindings
{
    /// <summary>So many gaps are told one by one; the rest are counted.</summary>
    private const int GapsTold = 100;

    /// <param name="proof">The rules on the grid.</param>
    /// <param name="book">The rules.</param>
    /// <param name="witness">An item that falls into a cell; null where none was found.</param>
    public static IEnumerable<PolicyFinding> Of<T>(GridProof proof, RuleBook<T> book, Func<int, Witness?> witness)
        where T : CareItem =>
        proof.Overlaps.Select(o => Conflict(proof, book, o, witness)).Concat(Gaps(proof, book, witness));

    private static PolicyFinding Conflict<T>(GridProof proof, RuleBook<T> book, Overlap overlap, Func<int, Witness?> witness)
        where T : CareItem
    {
        Rule one = book.Rules[overlap.One];
        Rule other = book.Rules[overlap.Other];
        (string example, Witness? item) = Example(proof.Shape, overlap.Examples, witness);
        return PolicyFinding.Error(
            FindingKind.Conflict,
            other.Id,
            other.Place,
            Messages.RulesConflict(one.Id, other.Id, overlap.Cells, book.Kind, example),
            item);
    }

    private static IEnumerable<PolicyFinding> Gaps<T>(GridProof proof, RuleBook<T> book, Func<int, Witness?> witness)
        where T : CareItem
    {
        YamlPlace rules = book.Rules[0].Place;
        int told = 0;
        foreach (Region box in proof.Gaps())
        {
            if (told++ == GapsTold)
            {
                yield return PolicyFinding.Error(FindingKind.Gap, null, rules, Messages.MoreGaps(book.Kind));
                yield break;
            }

            (string example, Witness? item) = Example(proof.Shape, proof.Shape.CellsOf(box), witness);
            yield return PolicyFinding.Error(
                FindingKind.Gap,
                null,
                Nearest(book.Rules, box).Place,
                Messages.GapFound(box.CellCount, book.Kind, GapBox.Describe(proof.Shape, box), example),
                item);
        }
    }

    /// <summary>What is not there has no place of its own: the rule that would have to be widened in the fewest facts has; of several, the narrowest.</summary>
    private static Rule Nearest(IReadOnlyList<Rule> rules, Region gap) =>
        rules.MinBy(rule => rule.Regions.Select(r => (r.FactsApartFrom(gap), r.CellCount)).DefaultIfEmpty((int.MaxValue, 0)).Min())!;

    /// <summary>The first of some cells that an item can fall into, with that item; else the first cell.</summary>
    private static (string Example, Witness? Item) Example(GridShape shape, IEnumerable<int> cells, Func<int, Witness?> witness)
    {
        foreach (int cell in cells.Take(GridProof.ExamplesKept))
        {
            if (witness(cell) is { } item)
            {
                return ($"`{item}`: `{shape.Describe(cell)}`", item);
            }
        }

        return (Messages.NoItemFound(shape.Describe(cells.First())), null);
    }
}
