using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares what a rule does and says. Where it decides, and the outcome there, is told by the cells.</summary>
internal static class RuleComparison
{
    public static IEnumerable<PolicyDifference> Of(string itemKind, Rule? before, Rule? after, TextComparison texts)
    {
        string id = before?.Id ?? after!.Id;
        if (before is null || after is null)
        {
            return [new PolicyDifference(DifferenceKind.Rule, itemKind, id, before?.Action.ToString(), after?.Action.ToString())];
        }

        return
        [
            .. TextComparison.Of(DifferenceKind.Rule, itemKind, $"{id}.changes", ChangesOf(before), ChangesOf(after)),
            .. TextComparison.Of(DifferenceKind.Rule, itemKind, $"{id}.paymentBasis", PaymentOf(before), PaymentOf(after)),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.reason", before.Reason, after.Reason),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.note", before.Note, after.Note),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.question", before.Question, after.Question),
            .. Enumerable.Range(0, Math.Max(before.Steps.Count, after.Steps.Count))
                .SelectMany(i => texts.Of(DifferenceKind.Text, itemKind, $"{id}.steps[{i + 1}]", StepOf(before, i), StepOf(after, i))),
        ];
    }

    private static string? ChangesOf(Rule rule) => rule.Changes.Count == 0
        ? null
        : string.Join(", ", rule.Changes.Select(c => $"{c.Field.Name} = {c.From?.Name ?? "today"}"));

    private static string? PaymentOf(Rule rule) => rule.ExcludeFromPaymentBasisWhen is { } when ? ConditionText.Of(when) : null;

    private static LocalText? StepOf(Rule rule, int index)
    {
        if (index >= rule.Steps.Count)
        {
            return null;
        }

        StepTemplate step = rule.Steps[index];
        LocalText[] parts = [step.Text, .. step.Details.SelectMany(d => new[] { new LocalText(d.Field.Name, d.Field.Name), d.Text, d.Question })];
        return new LocalText(string.Join(" | ", parts.Select(p => p.Swedish)), string.Join(" | ", parts.Select(p => p.English)));
    }
}
