using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares what a rule does and says. Where it decides is told by the cells; what, by both.</summary>
internal static class RuleComparison
{
    public static IEnumerable<PolicyDifference> Of(string itemKind, Rule? before, Rule? after, TextComparison texts, CultureInfo culture)
    {
        string id = before?.Id ?? after!.Id;
        if (before is null || after is null)
        {
            return [new PolicyDifference(DifferenceKind.Rule, itemKind, id, before?.Action.ToString(), after?.Action.ToString())];
        }

        return
        [
            .. TextComparison.Of(DifferenceKind.Rule, itemKind, id, OutcomeOf(before), OutcomeOf(after)),
            .. TextComparison.Of(DifferenceKind.Rule, itemKind, $"{id}.changes", ChangesOf(before), ChangesOf(after)),
            .. TextComparison.Of(DifferenceKind.Rule, itemKind, $"{id}.paymentBasis", PaymentOf(before, culture), PaymentOf(after, culture)),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.reason", before.Reason, after.Reason),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.note", before.Note, after.Note),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{id}.question", before.Question, after.Question),
            .. Enumerable.Range(0, Math.Max(before.Steps.Count, after.Steps.Count))
                .SelectMany(i => Steps(itemKind, $"{id}.steps[{i + 1}]", before.Steps.ElementAtOrDefault(i), after.Steps.ElementAtOrDefault(i), texts)),
        ];
    }

    /// <summary>What a rule rests on: its basis, and its clause where it has one.</summary>
    public static string GroundOf(Rule rule) => rule.Clause is { } clause ? $"{rule.Basis} {clause}" : $"{rule.Basis}";

    private static string OutcomeOf(Rule rule) => $"{rule.Action} ({GroundOf(rule)})";

    private static string? ChangesOf(Rule rule) => rule.Changes.Count == 0
        ? null
        : string.Join(", ", rule.Changes.Select(c => $"{c.Field.Name} = {c.From?.Name ?? "today"}"));

    private static string? PaymentOf(Rule rule, CultureInfo culture) => rule.ExcludeFromPaymentBasisWhen is { } when ? ConditionWords.Of(when, culture) : null;

    private static IEnumerable<PolicyDifference> Steps(string itemKind, string where, StepTemplate? before, StepTemplate? after, TextComparison texts) =>
    [
        .. texts.Of(DifferenceKind.Text, itemKind, where, before?.Text, after?.Text),
        .. from field in DetailsOf(before).Concat(DetailsOf(after)).Select(d => d.Field.Name).Distinct()
           let one = DetailsOf(before).FirstOrDefault(d => d.Field.Name == field)
           let other = DetailsOf(after).FirstOrDefault(d => d.Field.Name == field)
           from difference in texts.Of(DifferenceKind.Text, itemKind, $"{where}.{field}", Shown(one?.Text), Shown(other?.Text))
               .Concat(texts.Of(DifferenceKind.Text, itemKind, $"{where}.{field}.question", one?.Question, other?.Question))
           select difference,
    ];

    private static IReadOnlyList<StepDetail> DetailsOf(StepTemplate? step) => step?.Details ?? [];

    /// <summary>What the item's list will stand in place of is shown as three dots.</summary>
    private static LocalText? Shown(LocalText? text) => text is null
        ? null
        : new LocalText(text.Swedish.Replace(StepDetail.Placeholder, "…", StringComparison.Ordinal), text.English.Replace(StepDetail.Placeholder, "…", StringComparison.Ordinal));
}
