using System.Globalization;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares a question that is asked beside a rule's own.</summary>
internal sealed class QuestionComparison(string itemKind, AlignedFacts facts, TextComparison texts, CultureInfo culture)
{
    public IEnumerable<PolicyDifference> Of(SideQuestion? before, SideQuestion? after)
    {
        string id = before?.Id ?? after!.Id;
        if (before is null || after is null)
        {
            return texts.Of(DifferenceKind.Question, itemKind, id, before?.Text, after?.Text);
        }

        List<Region> asked = Aligned(before, facts.FromBefore);
        List<Region> askedAfter = Aligned(after, facts.FromAfter);
        return
        [
            .. texts.Of(DifferenceKind.Question, itemKind, id, before.Text, after.Text),
            .. TextComparison.Of(DifferenceKind.Question, itemKind, $"{id}.rules", RulesOf(before), RulesOf(after)),
            .. Boxes.Joined(Boxes.Minus(asked, askedAfter)).Select(r => Told(id, r, before.Text, null)),
            .. Boxes.Joined(Boxes.Minus(askedAfter, asked)).Select(r => Told(id, r, null, after.Text)),
        ];
    }

    private static List<Region> Aligned(SideQuestion question, Func<Region, Region?> align) =>
        Boxes.Disjoint(question.Regions.Select(align).OfType<Region>(), []);

    private static string RulesOf(SideQuestion question) => string.Join(", ", question.Rules.Order(StringComparer.Ordinal));

    private PolicyDifference Told(string id, Region region, LocalText? before, LocalText? after) => new(
        DifferenceKind.Question, itemKind, $"{id} ({RegionWords.Of(facts.Facts, region, culture)})", before?.For(culture), after?.For(culture), region.CellCount);
}
