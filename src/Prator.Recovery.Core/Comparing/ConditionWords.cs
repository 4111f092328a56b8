using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Says a condition as people read it: <c>status: avslutad eller makulerad</c>.</summary>
internal static class ConditionWords
{
    private static readonly LocalText Or = new("eller", "or");
    private static readonly LocalText And = new("och", "and");
    private static readonly LocalText Not = new("inte", "not");
    private static readonly LocalText IsSet = new("finns", "is there");
    private static readonly LocalText AsOf = new("dagen för beslutet", "the day of the decision");

    private static readonly Dictionary<MomentOperator, LocalText> Operators = new()
    {
        [MomentOperator.Before] = new("före", "before"),
        [MomentOperator.OnOrBefore] = new("senast", "on or before"),
        [MomentOperator.After] = new("efter", "after"),
        [MomentOperator.OnOrAfter] = new("tidigast", "on or after"),
        [MomentOperator.BeforeDay] = new("dagen före eller tidigare än", "on a day before that of"),
        [MomentOperator.AfterDay] = new("dagen efter eller senare än", "on a day after that of"),
    };

    public static string Of(Condition condition, CultureInfo culture) => condition switch
    {
        Condition.HasValue has => $"{has.Field.Name}: {Joined(Or, has.Values.Select(v => CodeLabels.Of(has.Field.Values[v]).For(culture)), culture)}",
        Condition.IsSet set => $"{set.Field.Name} {IsSet.For(culture)}",
        Condition.Compares compares => $"{Of(compares.Left, culture)} {Operators[compares.Operator].For(culture)} {Of(compares.Right, culture)}",
        Condition.TookBand took => $"{took.Fact.Label.For(culture)}: {Joined(Or, took.Bands.Select(b => took.Fact.Bands[b].Label.For(culture)), culture)}",
        Condition.All all => Joined(And, all.Of.Select(c => Part(c, culture)), culture),
        Condition.Any any => Joined(Or, any.Of.Select(c => Part(c, culture)), culture),
        Condition.Not not => $"{Not.For(culture)} ({Of(not.Of, culture)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "There is no such condition."),
    };

    private static string Part(Condition condition, CultureInfo culture) =>
        condition is Condition.All or Condition.Any ? $"({Of(condition, culture)})" : Of(condition, culture);

    private static string Of(MomentOperand operand, CultureInfo culture) => operand switch
    {
        MomentOperand.Field field => field.Of.Name,
        MomentOperand.Boundary boundary => boundary.Name,
        _ => AsOf.For(culture),
    };

    private static string Joined(LocalText word, IEnumerable<string> parts, CultureInfo culture) => string.Join($" {word.For(culture)} ", parts);
}
