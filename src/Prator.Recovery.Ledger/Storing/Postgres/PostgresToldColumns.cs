using System.Text.Json;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>The columns that a policy's query reads, from what an entry of the log holds as JSON, as <see cref="PayloadWriter"/> wrote it.</summary>
internal static class PostgresToldColumns
{
    // A date is stored as it is read, to 100 ns; the server keeps microseconds.
    private const int MostMomentLetters = 26;

    /// <summary>The columns of a kind.</summary>
    public static IEnumerable<string> Of(RecordKind kind) => Fields(kind).SelectMany(Columns);

    /// <summary>What is read of the JSON, all at once: a row type, called <c>fields</c>.</summary>
    public static string Record(RecordKind kind) => $"fields({string.Join(", ", Fields(kind).Select(f => f.Property).Distinct().Select(p => $"\"{p}\" text"))})";

    /// <summary>Holds where a date is finer than the server can tell.</summary>
    public static string HasFineMoment(RecordKind kind) =>
        string.Join(" OR ", Fields(kind).Where(f => f.Kind == FieldKind.Moment).Select(f => $"length({Text(f)}) > {MostMomentLetters}").Distinct());

    private static IReadOnlyList<ItemField> Fields(RecordKind kind) => kind == RecordKind.Episode ? ItemFields.Of<Episode>() : ItemFields.Of<Sip>();

    private static IEnumerable<string> Columns(ItemField field) => field.Kind switch
    {
        FieldKind.Moment =>
        [
            $"CAST({Moment(field)} AS timestamp) AS {Name(field)}",
            $"coalesce(length({Moment(field)}) > 10, FALSE) AS {Name(field, "_has_time")}",
        ],
        FieldKind.List => [$"CAST(NULL AS text[]) AS {Name(field)}"],
        _ => [$"{Code(field)} AS {Name(field)}"],
    };

    // What is decided here is in the system, whatever the row says of itself.
    private static string Code(ItemField field) => field.Property switch
    {
        nameof(CareItem.InPrator) => "text 'yes'",
        nameof(CareItem.Duplicate) => $"CASE {Text(field)} WHEN 'true' THEN 'yes' END",
        _ when IsDated(field) => $"CASE WHEN {Text(field)} !~ '^[0-9]' THEN {Camel(field)} END",
        _ => Camel(field),
    };

    private static string Moment(ItemField field) => IsDated(field) ? $"CASE WHEN {Text(field)} ~ '^[0-9]' THEN {Text(field)} END" : Text(field);

    // A date or an answer stands in one field.
    private static bool IsDated(ItemField field) => field.Path.EndsWith('.' + nameof(DatedAnswer.Date), StringComparison.Ordinal)
        || field.Path.EndsWith('.' + nameof(DatedAnswer.Answer), StringComparison.Ordinal);

    private static string Camel(ItemField field) => $"lower(left({Text(field)}, 1)) || substr({Text(field)}, 2)";

    private static string Text(ItemField field) => $"fields.\"{field.Property}\"";

    private static string Name(ItemField field, string suffix = "") => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name)}{suffix}\"";
}
