using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Declarations that an item disproves: no rule decides it, so it is a gap.</summary>
internal static class ImpossibleFindings
{
    public static IEnumerable<PolicyFinding> Of<T>(GridShape shape, RuleBook<T> book, WitnessFinder<T> witnesses)
        where T : CareItem
    {
        foreach (ImpossibleFacts declared in book.Impossible)
        {
            if (witnesses.AnyIn(declared.Regions) is { } cell)
            {
                Witness item = witnesses.Find(cell)!;
                yield return PolicyFinding.Error(
                    FindingKind.Gap,
                    declared.Id,
                    declared.Place,
                    Messages.ImpossibleOccurs(declared.Id, item, shape.Describe(cell)),
                    item);
            }
        }
    }
}
