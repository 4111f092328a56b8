using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Rules that never decide anything, and exceptions that never apply.</summary>
internal static class RuleFindings
{
    /// <param name="book">The rules.</param>
    /// <param name="shape">Their grid.</param>
    /// <param name="witness">An item that falls into a cell; null where none was found.</param>
    public static IEnumerable<PolicyFinding> Of<T>(RuleBook<T> book, GridShape shape, Func<int, Witness?> witness)
        where T : CareItem
    {
        Region[] impossible = [.. book.Impossible.SelectMany(i => i.Regions)];
        foreach ((Rule rule, IReadOnlyList<Region> decided) in book.Rules.Zip(DecisionTable.RegionsByRule(book)))
        {
            // Where each alternative of a rule contradicts itself, that was told when it was read.
            if (rule.Regions.Count == 0)
            {
                continue;
            }

            List<Region> holds = Boxes.Minus([.. rule.Regions], impossible);
            if (holds.Count == 0)
            {
                yield return PolicyFinding.Warning(
                    FindingKind.DeadRule,
                    rule.Id,
                    rule.Place,
                    $"the rule `{rule.Id}` holds nowhere: all of its cells are declared impossible. Widen it, or remove it.");
            }
            else if (decided.Count == 0)
            {
                yield return PolicyFinding.Warning(
                    FindingKind.Covered,
                    rule.Id,
                    rule.Place,
                    $"the rule `{rule.Id}` never decides: the rules that are exceptions to it take every cell where it holds. Narrow an exception, or remove the rule.",
                    holds.SelectMany(shape.CellsOf).Take(GridProof.ExamplesKept).Select(witness).FirstOrDefault(w => w is not null));
            }

            foreach (Rule other in book.Rules.Where(r => rule.ExceptionTo.Contains(r.Id) && !Overlap(rule, r)))
            {
                yield return PolicyFinding.Information(
                    FindingKind.DeadRule,
                    rule.Id,
                    rule.Place,
                    $"the rule `{rule.Id}` says that it is an exception to `{other.Id}`, but the two never hold together. Remove `{other.Id}` from its `exceptionTo`, or widen one of them.");
            }
        }
    }

    private static bool Overlap(Rule one, Rule other) => one.Regions.Any(a => other.Regions.Any(b => !a.And(b).IsEmpty));
}
