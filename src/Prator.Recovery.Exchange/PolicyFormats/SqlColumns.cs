using System.Text.Json;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The columns that a field is read from, and the ones that conditions see: those of <c>item</c>, which are never NULL
/// but for the moments of a missing date.
/// </summary>
internal static class SqlColumns
{
    /// <summary>The column of a field: <c>created_at</c> of <c>createdAt</c>.</summary>
    public static string Of(ItemField field) => SqlText.Name(Snake(field.Name));

    /// <summary>Whether a date's time of day was written.</summary>
    public static string HasTime(ItemField field) => SqlText.Name(Snake(field.Name) + "_has_time");

    /// <summary>A date without its time; a column of <c>item</c> only.</summary>
    public static string Day(ItemField field) => SqlText.Name(Snake(field.Name) + "_day");

    /// <summary>The columns of <c>item</c> that a field gives.</summary>
    public static IEnumerable<string> Read(ItemField field)
    {
        string column = Of(field);
        switch (field.Kind)
        {
            case FieldKind.Moment:
                yield return column;
                yield return $"COALESCE({HasTime(field)}, FALSE) AS {HasTime(field)}";
                yield return $"CASE WHEN isfinite({column}) THEN CAST({column} AS date) END AS {Day(field)}";
                break;
            case FieldKind.List:
                yield return $"COALESCE(cardinality({column}), 0) > 0 AS {column}";
                break;
            default:
                yield return $"COALESCE({column}, {SqlText.Literal(field.Values[0])}) AS {column}";
                break;
        }
    }

    /// <summary>Holds where a column has a value that no item can have; null where there is no such value.</summary>
    public static string? IsFaulty(ItemField field) => field.Kind switch
    {
        FieldKind.Code => $"{Of(field)} NOT IN ({string.Join(", ", field.Values.Select(SqlText.Literal))})",
        FieldKind.Moment => $"NOT isfinite({Of(field)})",
        _ => null,
    };

    /// <summary>What the table must hold for a field, for a person who makes it.</summary>
    public static IEnumerable<string> Describe(ItemField field)
    {
        string name = Snake(field.Name);
        return field.Kind switch
        {
            FieldKind.Moment =>
            [
                $"{name} timestamp: local time of the policy's zone; NULL = missing",
                $"{name}_has_time boolean: false or NULL = a date without a time of day",
            ],
            FieldKind.List => [$"{name} text[]: NULL or empty = missing"],
            _ => [$"{name} text: {string.Join(", ", field.Values)}; NULL = {field.Values[0]}"],
        };
    }

    /// <summary>A field's name as a part of a column's.</summary>
    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
