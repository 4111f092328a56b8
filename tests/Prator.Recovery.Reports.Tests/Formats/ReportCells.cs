using System.Globalization;
using System.Text.Json;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>The cells of a report's JSON document, and how the other formats are to hold them.</summary>
internal static class ReportCells
{
    public static JsonElement Document(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static IReadOnlyList<JsonElement> Lines(string path) => [.. File.ReadLines(path).Select(l => JsonDocument.Parse(l).RootElement.Clone())];

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    /// <summary>Each cell of a part as the row's number, the column, and the cell.</summary>
    public static IEnumerable<(int Row, JsonElement Column, JsonElement Cell)> Cells(this JsonElement part)
    {
        int row = 0;
        foreach (JsonElement cells in part.GetProperty("rows").EnumerateArray())
        {
            foreach (JsonElement column in part.GetProperty("columns").EnumerateArray())
            {
                yield return (row, column, cells.GetProperty(column.Text("key")));
            }

            row++;
        }
    }

    /// <summary>A cell as a list in CSV holds it.</summary>
    public static string ForPeople(JsonElement cell, JsonElement column, CultureInfo culture) => cell.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.True => culture.TwoLetterISOLanguageName == "sv" ? "Ja" : "Yes",
        JsonValueKind.False => culture.TwoLetterISOLanguageName == "sv" ? "Nej" : "No",
        JsonValueKind.Number => column.Text("cells") == "share" ? cell.GetDouble().ToString("0.####", culture) : cell.GetInt64().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Object => Visible(cell.Text("label")),
        _ => IsTime(cell) ? cell.GetString()!.Replace('T', ' ') : Visible(cell.GetString()!),
    };

    /// <summary>A cell as the worksheet's CSV holds it.</summary>
    public static string ForPrograms(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Object => Visible(cell.Text("code")),
        JsonValueKind.String => Visible(cell.GetString()!),
        _ => cell.GetRawText(),
    };

    /// <summary>A cell as a workbook holds it: days and times as such, numbers as numbers.</summary>
    public static object? ForWorkbook(JsonElement cell, JsonElement column, CultureInfo culture) => cell.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => cell.GetDouble(),
        JsonValueKind.Object => cell.Text("label"),
        JsonValueKind.String => IsDay(cell, column) ? DateTime.Parse(cell.GetString()!, CultureInfo.InvariantCulture) : cell.GetString(),
        _ => ForPeople(cell, column, culture),
    };

    /// <summary>CSV holds no control characters but their pictures.</summary>
    public static string Visible(string text) =>
        string.Concat(text.Select(c => c == '\u007F' ? '\u2421' : c < ' ' && c is not ('\t' or '\r' or '\n') ? (char)(0x2400 + c) : c));

    private static bool IsDay(JsonElement cell, JsonElement column) =>
        column.Text("cells") is "day" or "time" || (column.Text("cells") == "value" && (IsTime(cell) || DateOnly.TryParseExact(cell.GetString(), "yyyy-MM-dd", out _)));

    private static bool IsTime(JsonElement cell) => DateTime.TryParseExact(cell.GetString(), ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
