using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>The fields that facts and conditions depend on.</summary>
internal static class ConditionFields
{
    /// <summary>The fields of a fact, through whatever conditions and other facts.</summary>
    public static IEnumerable<ItemField> Of(Fact fact)
    {
        HashSet<Fact> met = new(ReferenceEqualityComparer.Instance) { fact };
        Queue<Fact> left = new([fact]);
        while (left.TryDequeue(out Fact? next))
        {
            foreach (Condition leaf in ConditionLeaves.Of(next))
            {
                if (leaf is Condition.TookBand { Fact: var earlier } && met.Add(earlier))
                {
                    left.Enqueue(earlier);
                }

                foreach (ItemField field in Of(leaf))
                {
                    yield return field;
                }
            }
        }
    }

    /// <summary>The fields that one leaf tests itself.</summary>
    public static IEnumerable<ItemField> Of(Condition leaf) => leaf switch
    {
        Condition.HasValue has => [has.Field],
        Condition.IsSet set => [set.Field],
        Condition.Compares compares => Of(compares.Left).Concat(Of(compares.Right)),
        Condition.TookBand => [],
        _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf.GetType().Name, "This is no leaf of a condition."),
    };

    private static IEnumerable<ItemField> Of(MomentOperand operand) => operand is MomentOperand.Field field ? [field.Of] : [];
}
