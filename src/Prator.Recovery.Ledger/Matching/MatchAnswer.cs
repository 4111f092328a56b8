using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// What a person answered to which row an item belongs to: an item's number (<c>#12</c>), a stay's day of admission
/// (<c>2024-01-05</c>), or none of those that the question named.
/// </summary>
internal static class MatchAnswer
{
    /// <summary>The answer as it is kept; null where the text is none.</summary>
    public static string? Of(string? text)
    {
        string value = text?.Trim() ?? string.Empty;
        return value == LedgerFact.NoOther ? value
            : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Of(day.DayNumber)
            : long.TryParse(value.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long item) ? LedgerDecisions.Number(item)
            : null;
    }

    /// <summary>How an answer names a stay.</summary>
    public static string Of(SourceRecord<Stay> stay) => Of(stay.Row.Day);

    /// <summary>Whether an answer says that something is not the same: the question named it, and the answer does not.</summary>
    public static bool Bars(Answer said, string other) => said.Value != other && Names(said.Said, other);

    /// <summary>Whether a question names something: <c>Prator=#12 #14</c>.</summary>
    public static bool Names(IReadOnlyList<string> values, string other) => values.Any(v => v[(v.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(' ').Contains(other));

    private static string Of(int day) => day < 0 ? string.Empty : DateOnly.FromDayNumber(day).ToString("O", CultureInfo.InvariantCulture);
}
