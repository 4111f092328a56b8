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
                $"the facts {Listed(facts.Select(f => f.Name))} are tangled: they share the fields {Listed(facts.SelectMany(ConditionFields.Of).Select(f => f.Name).Distinct())} in so many ways that not everything can be known of which combinations an item can have. So a rule that no item reaches may go untold, and so may an item that disproves a declaration; `-Explain` may leave out other actions. What is decided is not affected. Most is asked by `{worst.Name}`: compare fewer fields with each other there.");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
