using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Rules that never decide anything, and exceptions that never apply.</summary>
internal static class RuleFindings
{
    /// <summary>So many reasons are told why no item reaches a rule.</summary>
    private const int ReasonsTold = 3;

    public static IEnumerable<PolicyFinding> Of<T>(GridShape shape, RuleBook<T> book, WitnessFinder<T> witnesses)
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
                    Messages.RuleHoldsNowhere(rule.Id));
            }
            else if (decided.Count == 0)
            {
                yield return PolicyFinding.Warning(
                    FindingKind.Covered,
                    rule.Id,
                    rule.Place,
                    Messages.RuleNeverDecides(rule.Id),
                    witnesses.AnyIn(holds) is { } cell ? witnesses.Find(cell) : null);
            }
            else if (WhyNever(shape, decided, witnesses.Reachable) is { } why)
            {
                yield return PolicyFinding.Information(
                    FindingKind.DeadRule,
                    rule.Id,
                    rule.Place,
                    Messages.RuleUnreached(witnesses.Reachable.AsOf, rule.Id, why));
            }

            foreach (Rule other in book.Rules.Where(r => rule.ExceptionTo.Contains(r.Id) && !Overlap(rule, r)))
            {
                yield return PolicyFinding.Information(
                    FindingKind.DeadRule,
                    rule.Id,
                    rule.Place,
                    Messages.ExceptionApart(rule.Id, other.Id));
            }
        }
    }

    private static bool Overlap(Rule one, Rule other) => one.Regions.Any(a => other.Regions.Any(b => !a.And(b).IsEmpty));

    /// <summary>The facts that exclude each other in each region where a rule decides; null where an item can fall into one of them, or it is not known.</summary>
    private static string? WhyNever<T>(GridShape shape, IReadOnlyList<Region> decided, ReachableCells<T> reachable)
        where T : CareItem
    {
        List<string> reasons = [];
        foreach (Region region in decided)
        {
            if (reachable.WhyNever(region) is not { } never)
            {
                return null;
            }

            reasons.Add($"`{GapBox.Describe(shape, never)}`");
        }

        string[] distinct = [.. reasons.Distinct()];
        return string.Join(Messages.OrBetween, distinct.Take(ReasonsTold).Concat(distinct.Length > ReasonsTold ? [Messages.OtherExclusions] : Array.Empty<string>()));
    }
}
