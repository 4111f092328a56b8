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
            .. Boxes.Joined(Told(asked, askedAfter, facts.InBefore, facts.InAfter)).Select(r => Told(id, r, before.Text, null)),
            .. Boxes.Joined(Told(askedAfter, asked, facts.InAfter, facts.InBefore)).Select(r => Told(id, r, null, after.Text)),
        ];
    }

    private static List<Region> Aligned(SideQuestion question, Func<Region, Region> align) => Boxes.Disjoint(question.Regions.Select(align), []);

    /// <summary>
    /// Where the one asks and the other does not. Of cells that only the one has, those are left out where it asks since it
    /// asks in all of them: that a band is new is told as cells already.
    /// </summary>
    private static List<Region> Told(List<Region> asked, List<Region> other, Region own, Region others)
    {
        List<Region> alone = Boxes.Minus(Boxes.Minus(asked, [others]), other);
        bool isEverywhere = Boxes.Minus([.. own.Minus(others)], asked).Count == 0;
        return [.. Boxes.Minus([.. asked.Select(a => a.And(others)).Where(a => !a.IsEmpty)], other), .. isEverywhere ? [] : alone];
    }

    private static string RulesOf(SideQuestion question) => string.Join(", ", question.Rules.Order(StringComparer.Ordinal));

    private PolicyDifference Told(string id, Region region, LocalText? before, LocalText? after) => new(
        DifferenceKind.Question, itemKind, $"{id} ({CellWords.Of(facts, region, culture)})", before?.For(culture), after?.For(culture), region.CellCount);
}
