using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>A date with or without a time.</summary>
internal sealed record PlainDate(DateOnly Day, TimeSpan? Time)
{
    public static PlainDate On(DateOnly day) => new(day, null);

    public static PlainDate At(DateTime time) => new(DateOnly.FromDateTime(time), time.TimeOfDay);

    /// <summary>Negative, zero or positive; whole dates where either has no time.</summary>
    public int ComparedTo(PlainDate other) => Day != other.Day || Time is null || other.Time is null
        ? Day.CompareTo(other.Day)
        : Time.Value.CompareTo(other.Time.Value);

    public override string ToString() => Time is { } time
        ? $"{Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {time.ToString(@"hh\:mm", CultureInfo.InvariantCulture)}"
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What a field holds: a date, or the name of a value (of a list <c>set</c> or <c>missing</c>).</summary>
internal sealed record PlainValue(PlainDate? Date, string? Code);

/// <summary>The fields that the generator uses, as docs/policy-format.md lists them.</summary>
internal static class PlainFields
{
    private static readonly string[] Answers = ["unknown", "yes", "no"];

    private static readonly string[] Statuses = ["blank", "open", "closed", "cancelled", "unknown"];

    public static readonly string[] SetOrMissing = ["missing", "set"];

    public static IReadOnlyList<string> DatesOf(string kind) => kind == "episode"
        ? ["createdAt", "admittedAt", "readyAt", "dischargedAt", "closedAt"]
        : ["createdAt", "planCreatedAt", "endedAt"];

    /// <summary>The coded fields; the first value is that of a blank.</summary>
    public static IReadOnlyDictionary<string, string[]> CodesOf(string kind) => kind == "episode" ? OfEpisodes : OfSips;

    public static IReadOnlyList<string> ListsOf(string kind) => kind == "episode" ? [] : ["participants", "goals", "activities"];

    private static readonly Dictionary<string, string[]> OfEpisodes = new()
    {
        ["duplicate"] = ["no", "yes"],
        ["status"] = Statuses,
        ["stillInpatient"] = Answers,
        ["longTermNeed"] = Answers,
        ["agreement"] = Answers,
        ["inPrator"] = Answers,
        ["isProtected"] = Answers,
        ["disposition"] = ["blank", "home", "otherHospital", "deceased", "inpatient", "other"],
    };

    private static readonly Dictionary<string, string[]> OfSips = new()
    {
        ["duplicate"] = ["no", "yes"],
        ["status"] = Statuses,
        ["meetingHeld"] = Answers,
        ["consent"] = Answers,
        ["deceased"] = Answers,
        ["inPrator"] = Answers,
        ["isProtected"] = Answers,
    };

    public static PlainValue Blank(string kind, string field) =>
        CodesOf(kind).TryGetValue(field, out string[]? values) ? new PlainValue(null, values[0])
        : ListsOf(kind).Contains(field) ? new PlainValue(null, "missing")
        : new PlainValue(null, null);

    /// <summary>What a made-up item of ours says in a field.</summary>
    public static PlainValue Of(CareItem item, string field)
    {
        object? value = item.GetType().GetProperty(char.ToUpperInvariant(field[0]) + field[1..])!.GetValue(item);
        return value switch
        {
            Moment moment => new PlainValue(
                !moment.IsSet ? null : moment.HasTime ? PlainDate.At(moment.ToDateTime()!.Value) : PlainDate.On(moment.Date),
                null),
            bool truth => new PlainValue(null, truth ? "yes" : "no"),
            Disposition disposition => new PlainValue(null, Camel($"{disposition.Code}")),
            DatedAnswer answer => new PlainValue(null, Camel($"{answer.Answer}")),
            IReadOnlyList<string> list => new PlainValue(null, list.Count > 0 ? "set" : "missing"),
            _ => new PlainValue(null, Camel($"{value}")),
        };
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>A condition as docs/policy-format.md defines it, to be interpreted plainly.</summary>
internal abstract record PlainCondition
{
    public sealed record Value(string Field, IReadOnlyList<string> Values) : PlainCondition;

    public sealed record Compares(string Left, string Operator, string Right) : PlainCondition;

    public sealed record Took(string Fact, IReadOnlyList<string> Bands) : PlainCondition;

    public sealed record All(IReadOnlyList<PlainCondition> Of) : PlainCondition;

    public sealed record Any(IReadOnlyList<PlainCondition> Of) : PlainCondition;

    public sealed record Not(PlainCondition Of) : PlainCondition;

    /// <summary>The facts that it names.</summary>
    public IEnumerable<string> Facts() => this switch
    {
        Took took => [took.Fact],
        All all => all.Of.SelectMany(c => c.Facts()),
        Any any => any.Of.SelectMany(c => c.Facts()),
        Not not => not.Of.Facts(),
        _ => [],
    };

    /// <summary>The fields that it names, itself.</summary>
    public IEnumerable<string> Fields() => this switch
    {
        Value value => [value.Field],
        Compares compares => [compares.Left, compares.Right],
        All all => all.Of.SelectMany(c => c.Fields()),
        Any any => any.Of.SelectMany(c => c.Fields()),
        Not not => not.Of.Fields(),
        _ => [],
    };
}
