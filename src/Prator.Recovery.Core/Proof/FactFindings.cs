using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Facts that nothing asks for. A case or a declaration that names a fact decides nothing by it.</summary>
internal static class FactFindings
{
    public static IEnumerable<PolicyFinding> Of<T>(RuleBook<T> book)
        where T : CareItem
    {
        Region[] regions =
        [
            .. book.Rules.SelectMany(r => r.Regions),
            .. book.Questions.SelectMany(q => q.Regions),
        ];
        HashSet<string> derivedFrom =
        [
            .. book.Facts.SelectMany(f => f.Bands).Select(b => b.When)
                .Concat(book.Rules.Select(r => r.ExcludeFromPaymentBasisWhen))
                .OfType<Condition>()
                .SelectMany(ConditionLeaves.Of)
                .OfType<Condition.TookBand>()
                .Select(took => took.Fact.Name),
        ];
        return book.Facts
            .Where(f => !derivedFrom.Contains(f.Name) && regions.All(r => r.BandCountOf(f.Index) == f.Bands.Count))
            .Select(f => PolicyFinding.Warning(
                FindingKind.UnusedFact,
                null,
                f.Place,
                Messages.FactUnused(book.Kind, f.Name, f.Bands.Count)));
    }
}
