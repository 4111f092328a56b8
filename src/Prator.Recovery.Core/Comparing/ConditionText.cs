using System.Text.Json;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Writes a condition as a policy file would, to tell whether two are alike; boundaries by name, so that another date is no other condition.</summary>
internal static class ConditionText
{
    public static string Of(Condition condition) => condition switch
    {
        Condition.HasValue has => $"{{ field: {has.Field.Name}, {OneOf(has.Values.Select(v => has.Field.Values[v]))} }}",
        Condition.IsSet set => $"{{ field: {set.Field.Name}, is: set }}",
        Condition.Compares compares => $"{{ field: {Of(compares.Left)}, {JsonNamingPolicy.CamelCase.ConvertName(compares.Operator.ToString())}: {Of(compares.Right)} }}",
        Condition.TookBand took => $"{{ fact: {took.Fact.Name}, {OneOf(took.Bands.Select(b => took.Fact.Bands[b].Name))} }}",
        Condition.All all => $"{{ all: [{string.Join(", ", all.Of.Select(Of))}] }}",
        Condition.Any any => $"{{ any: [{string.Join(", ", any.Of.Select(Of))}] }}",
        Condition.Not not => $"{{ not: {Of(not.Of)} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "There is no such condition."),
    };

    private static string OneOf(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? $"is: {all[0]}" : $"in: [{string.Join(", ", all)}]";
    }

    private static string Of(MomentOperand operand) => operand switch
    {
        MomentOperand.Field field => field.Of.Name,
        MomentOperand.Boundary boundary => boundary.Name,
        _ => "asOf",
    };
}
