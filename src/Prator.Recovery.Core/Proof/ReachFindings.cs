using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Facts that are too tangled for all to be known of what items can have. Asked last: it tells what other questions came to.</summary>
internal static class ReachFindings
{
    public static IEnumerable<PolicyFinding> Of<T>(ReachableCells<T> reachable)
        where T : CareItem
    {
        foreach (IReadOnlyList<Fact> facts in reachable.Unanswered)
        {
            Fact worst = facts.MaxBy(f => ConditionLeaves.Of(f).Count())!;
            yield return PolicyFinding.Information(
                FindingKind.Tangled,
                null,
                worst.Place,
                Messages.FactsTangled(Listed(facts.Select(f => f.Name)), Listed(facts.SelectMany(ConditionFields.Of).Select(f => f.Name).Distinct()), worst.Name));
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
