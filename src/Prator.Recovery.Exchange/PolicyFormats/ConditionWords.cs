using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>Conditions on fields and facts in words of one language. What stands in brackets belongs together.</summary>
internal sealed class ConditionWords(RecoveryPolicy policy, CultureInfo culture)
{
    private string Or => In(" eller ", " or ");

    /// <summary>What the system's screen calls a field; else what people call it.</summary>
    public string Field(ItemField field) => policy.Labels.GetValueOrDefault(field.Name) ?? FieldLabels.Of(field).For(culture);

    public string Of(Condition condition) => Of(condition, isPart: false);

    private string Of(Condition condition, bool isPart) => condition switch
    {
        Condition.HasValue c => Alternatives(Field(c.Field), c.Values.Select(v => CodeLabels.Of(c.Field.Values[v])), isPart),
        Condition.TookBand c => Alternatives(c.Fact.Label.For(culture), c.Bands.Select(b => c.Fact.Bands[b].Label), isPart),
        Condition.IsSet c => In($"{Field(c.Field)} finns", $"{Field(c.Field)} is there"),
        Condition.Not { Of: Condition.IsSet c } => In($"{Field(c.Field)} saknas", $"{Field(c.Field)} is missing"),
        Condition.Compares c => $"{Operand(c.Left)} {Operator(c.Operator)} {Operand(c.Right)}",
        Condition.All c => Joined(In(" och ", " and "), c.Of, isPart),
        Condition.Any c => Joined(Or, c.Of, isPart),
        Condition.Not c => $"{In("inte", "not")} ({Of(c.Of)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    private string Alternatives(string name, IEnumerable<LocalText> values, bool isPart)
    {
        string[] texts = [.. values.Select(v => v.For(culture))];
        return Bracketed($"{name} = {string.Join(Or, texts)}", isPart && texts.Length > 1);
    }

    private string Joined(string with, IReadOnlyList<Condition> parts, bool isPart) => parts.Count == 1
        ? Of(parts[0], isPart)
        : Bracketed(string.Join(with, parts.Select(p => Of(p, isPart: true))), isPart);

    private static string Bracketed(string text, bool isNeeded) => isNeeded ? $"({text})" : text;

    private string Operand(MomentOperand operand) => operand switch
    {
        MomentOperand.Field f => Field(f.Of),
        MomentOperand.Boundary b => b.Value.ToString(),
        _ => In("bedömningsdagen", "the assessment day"),
    };

    private string Operator(MomentOperator comparison) => comparison switch
    {
        MomentOperator.Before => In("är före", "is before"),
        MomentOperator.OnOrBefore => In("är senast", "is no later than"),
        MomentOperator.After => In("är efter", "is after"),
        MomentOperator.OnOrAfter => In("är tidigast", "is no earlier than"),
        MomentOperator.BeforeDay => In("är en tidigare dag än", "is an earlier day than"),
        MomentOperator.AfterDay => In("är en senare dag än", "is a later day than"),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    private string In(string swedish, string english) => new LocalText(swedish, english).For(culture);
}
