using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares what two policies say about one kind of item.</summary>
internal static class BookComparison
{
    public static IEnumerable<PolicyDifference> Of<T>(RuleBook<T> before, RuleBook<T> after, TextComparison texts, CultureInfo culture)
        where T : CareItem
    {
        AlignedFacts facts = new(before.Facts, after.Facts);
        return
        [
            .. CellComparison.Of(before, after, facts).Select(d => new PolicyDifference(
                DifferenceKind.Cells, before.Kind, CellWords.Of(facts, d.Region, culture), OutcomeOf(d.Before), OutcomeOf(d.After), d.Region.CellCount)),
            .. Counterparts.OfFacts(before.Facts, after.Facts).SelectMany(p => new FactComparison(before.Kind, texts, culture).Of(p.Before, p.After)),
            .. Pairs(before.Rules, after.Rules, r => r.Id).SelectMany(p => RuleComparison.Of(before.Kind, p.Before, p.After, texts, culture)),
            .. Pairs(before.Impossible, after.Impossible, i => i.Id).SelectMany(p => texts.Of(DifferenceKind.Rule, before.Kind, p.Before?.Id ?? p.After!.Id, p.Before?.Reason, p.After?.Reason)),
            .. Pairs(before.Questions, after.Questions, q => q.Id).SelectMany(p => new QuestionComparison(before.Kind, facts, texts, culture).Of(p.Before, p.After)),
        ];
    }

    private static string? OutcomeOf(Rule? rule) => rule is null ? null : $"{rule.Action} ({rule.Id}, {RuleComparison.GroundOf(rule)})";

    private static IEnumerable<(TItem? Before, TItem? After)> Pairs<TItem>(IReadOnlyList<TItem> before, IReadOnlyList<TItem> after, Func<TItem, string> name)
        where TItem : class =>
        before.Concat(after).Select(name).Distinct().Select(n => (before.FirstOrDefault(b => name(b) == n), after.FirstOrDefault(a => name(a) == n)));
}
