using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Rules that never decide anything.</summary>
internal static class RuleFindings
{
    public static IEnumerable<PolicyFinding> Of<T>(RuleBook<T> book)
        where T : CareItem
    {
        Region[] impossible = [.. book.Impossible.SelectMany(i => i.Regions)];
        foreach ((Rule rule, IReadOnlyList<Region> decided) in book.Rules.Zip(DecisionTable.RegionsByRule(book)))
        {
            if (Boxes.Minus([.. rule.Regions], impossible).Count == 0)
            {
                yield return PolicyFinding.Warning(
                    FindingKind.DeadRule,
                    rule.Id,
                    rule.Place,
                    $"the rule `{rule.Id}` holds nowhere{(rule.Regions.Count == 0 ? "" : ": all of its cells are declared impossible")}. Widen it, or remove it.");
            }
            else if (decided.Count == 0)
            {
                yield return PolicyFinding.Warning(
                    FindingKind.Covered,
                    rule.Id,
                    rule.Place,
                    $"the rule `{rule.Id}` never decides: the rules that are exceptions to it take every cell where it holds. Narrow an exception, or remove the rule.");
            }
        }
    }
}
