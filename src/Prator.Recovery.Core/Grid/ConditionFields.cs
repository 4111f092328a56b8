using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>The fields that a fact depends on, through whatever conditions and other facts.</summary>
internal static class ConditionFields
{
    public static IEnumerable<ItemField> Of(Fact fact) => fact.Field is { } field
        ? [field]
        : fact.Bands.Where(b => b.When is not null).SelectMany(b => Of(b.When!));

    private static IEnumerable<ItemField> Of(Condition condition) => condition switch
    {
        Condition.HasValue has => [has.Field],
        Condition.IsSet set => [set.Field],
        Condition.Compares compares => Of(compares.Left).Concat(Of(compares.Right)),
        Condition.TookBand took => Of(took.Fact),
        Condition.All all => all.Of.SelectMany(Of),
        Condition.Any any => any.Of.SelectMany(Of),
        Condition.Not not => Of(not.Of),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "There is no such condition."),
    };

    private static IEnumerable<ItemField> Of(MomentOperand operand) => operand is MomentOperand.Field field ? [field.Of] : [];
}
