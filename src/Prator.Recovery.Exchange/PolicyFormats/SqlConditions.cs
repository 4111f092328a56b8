using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes conditions, the same tree that the engine compiles to a delegate, as expressions on the columns of <c>item</c> and
/// of facts. Every expression is true or false, never NULL, so that NOT means the same here as there.
/// </summary>
internal sealed class SqlConditions(Moment asOf)
{
    private const string True = "TRUE";
    private const string False = "FALSE";

    private readonly List<ItemField> _fields = [];

    /// <summary>The fields that were asked for so far, in that order.</summary>
    public IReadOnlyList<ItemField> Fields => _fields;

    /// <summary>Notes that the statement reads a field.</summary>
    public ItemField Uses(ItemField field)
    {
        if (!_fields.Contains(field))
        {
            _fields.Add(field);
        }

        return field;
    }

    public string Write(Condition condition) => condition switch
    {
        Condition.HasValue has => SqlText.IsOneOf(SqlColumns.Of(Uses(has.Field)), [.. has.Values.Select(v => has.Field.Values[v])]),
        Condition.IsSet { Field.Kind: FieldKind.Moment } set => $"{SqlColumns.Of(Uses(set.Field))} IS NOT NULL",
        Condition.IsSet set => SqlColumns.Of(Uses(set.Field)),
        Condition.Compares compares => Compare(compares.Left, compares.Operator, compares.Right),
        Condition.TookBand took => SqlText.IsOneOf(SqlFacts.Column(took.Fact), [.. took.Bands.Select(b => took.Fact.Bands[b].Name)]),
        Condition.All all => Joined(all.Of, " AND "),
        Condition.Any any => Joined(any.Of, " OR "),
        Condition.Not not => $"NOT ({Write(not.Of)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "There is no such condition."),
    };

    private string Joined(IReadOnlyList<Condition> conditions, string by) =>
        conditions.Count == 1 ? Write(conditions[0]) : $"({string.Join(by, conditions.Select(Write))})";

    private string Compare(MomentOperand left, MomentOperator comparison, MomentOperand right) => (left, right) switch
    {
        (MomentOperand.Field one, MomentOperand.Field other) => Compare(Uses(one.Of), comparison, Uses(other.Of)),
        (MomentOperand.Field one, _) => Compare(Uses(one.Of), comparison, Constant(right)),
        (_, MomentOperand.Field other) => Compare(Uses(other.Of), Mirrored(comparison), Constant(left)),
        _ => Holds(Constant(left), comparison, Constant(right)) ? True : False,
    };

    /// <summary>Whole dates where either is a bare date, else to the microsecond; false where either is missing.</summary>
    private static string Compare(ItemField left, MomentOperator comparison, ItemField right)
    {
        string sign = Sign(comparison);
        string byDay = $"{SqlColumns.Day(left)} {sign} {SqlColumns.Day(right)}";
        return IsByDay(comparison)
            ? $"COALESCE({byDay}, {False})"
            : $"COALESCE(CASE WHEN {SqlColumns.HasTime(left)} AND {SqlColumns.HasTime(right)} THEN {SqlColumns.Of(left)} {sign} {SqlColumns.Of(right)} ELSE {byDay} END, {False})";
    }

    private static string Compare(ItemField field, MomentOperator comparison, Moment moment)
    {
        SqlMoment constant = new(moment);
        string byDay = $"{SqlColumns.Day(field)} {Sign(comparison)} {constant.Day}";
        return IsByDay(comparison) || !constant.HasTime
            ? $"COALESCE({byDay}, {False})"
            : $"COALESCE(CASE WHEN {SqlColumns.HasTime(field)} THEN {SqlColumns.Of(field)} {Sign(constant.IsCut ? WithCut(comparison) : comparison)} {constant.Timestamp} ELSE {byDay} END, {False})";
    }

    private Moment Constant(MomentOperand operand) => operand switch
    {
        MomentOperand.Boundary boundary => boundary.Value,
        MomentOperand.AsOf => asOf,
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand.GetType().Name, "There is no such constant."),
    };

    private static bool Holds(Moment left, MomentOperator comparison, Moment right) => comparison switch
    {
        MomentOperator.Before => Moment.IsBefore(left, right),
        MomentOperator.OnOrBefore => Moment.IsOnOrBefore(left, right),
        MomentOperator.After => Moment.IsAfter(left, right),
        MomentOperator.OnOrAfter => Moment.IsOnOrAfter(left, right),
        MomentOperator.BeforeDay => Moment.IsBeforeDay(left, right),
        MomentOperator.AfterDay => Moment.IsAfterDay(left, right),
        _ => throw NoSuch(comparison),
    };

    private static bool IsByDay(MomentOperator comparison) => comparison is MomentOperator.BeforeDay or MomentOperator.AfterDay;

    private static string Sign(MomentOperator comparison) => comparison switch
    {
        MomentOperator.Before or MomentOperator.BeforeDay => "<",
        MomentOperator.OnOrBefore => "<=",
        MomentOperator.After or MomentOperator.AfterDay => ">",
        MomentOperator.OnOrAfter => ">=",
        _ => throw NoSuch(comparison),
    };

    /// <summary>The comparison with its sides exchanged.</summary>
    private static MomentOperator Mirrored(MomentOperator comparison) => comparison switch
    {
        MomentOperator.Before => MomentOperator.After,
        MomentOperator.OnOrBefore => MomentOperator.OnOrAfter,
        MomentOperator.After => MomentOperator.Before,
        MomentOperator.OnOrAfter => MomentOperator.OnOrBefore,
        MomentOperator.BeforeDay => MomentOperator.AfterDay,
        MomentOperator.AfterDay => MomentOperator.BeforeDay,
        _ => throw NoSuch(comparison),
    };

    /// <summary>What to ask of a constant that was cut: whole microseconds before it are up to what is left of it, and none equals it.</summary>
    private static MomentOperator WithCut(MomentOperator comparison) => comparison switch
    {
        MomentOperator.Before => MomentOperator.OnOrBefore,
        MomentOperator.OnOrAfter => MomentOperator.After,
        _ => comparison,
    };

    private static ArgumentOutOfRangeException NoSuch(MomentOperator comparison) =>
        new(nameof(comparison), comparison, "There is no such comparison.");
}
