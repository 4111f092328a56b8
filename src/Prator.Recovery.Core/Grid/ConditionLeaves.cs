using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>What the conditions of a fact are made of when and, or and not are taken apart: tests of fields, and of earlier facts.</summary>
public static class ConditionLeaves
{
    /// <summary>The leaves of all bands of a fact; for a fact that is a field, one test a value.</summary>
    public static IEnumerable<Condition> Of(Fact fact) => fact.Field is { } field
        ? field.Values.Select((_, number) => new Condition.HasValue(field, [number]))
        : fact.Bands.Where(b => b.When is not null).SelectMany(b => Of(b.When!));

    /// <summary>The leaves of one condition.</summary>
    public static IEnumerable<Condition> Of(Condition condition) => condition switch
    {
        Condition.All all => all.Of.SelectMany(Of),
        Condition.Any any => any.Of.SelectMany(Of),
        Condition.Not not => Of(not.Of),
        _ => [condition],
    };
}
