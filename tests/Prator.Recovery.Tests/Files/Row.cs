using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace Prator.Recovery.Tests.Files;

/// <summary>Rows as texts by header, and the forms that a user may have them in.</summary>
internal static class Row
{
    /// <summary>Reads <c>Skapad=2024-01-10; Finns i Prator=Ja</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(cell => cell.Split('=', 2))
            .ToDictionary(halves => halves[0].Trim(), halves => halves[1].Trim());

    /// <summary>The rows as a CSV file: all headers that any row has, <c>;</c> between fields.</summary>
    public static string Csv(params IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        IReadOnlyDictionary<string, string>[] all = [.. rows];
        string[] headers = [.. all.SelectMany(r => r.Keys).Distinct()];
        IEnumerable<string> lines = all.Select(r => string.Join(';', headers.Select(h => Quoted(r.GetValueOrDefault(h, string.Empty)))));
        return string.Join("\r\n", [string.Join(';', headers.Select(Quoted)), .. lines]) + "\r\n";
    }

    /// <summary>A CSV file of rows that are written as for <see cref="Of"/>.</summary>
    public static string Csv(params IEnumerable<string> rows) => Csv(rows.Select(Of));

    public static string Json(IEnumerable<IReadOnlyDictionary<string, string>> rows) => JsonSerializer.Serialize(rows);

    /// <summary>What Import-Csv would make of them.</summary>
    public static PSObject[] CustomObjects(IEnumerable<IReadOnlyDictionary<string, string>> rows) => [.. rows.Select(CustomObject)];

    public static Hashtable[] Hashtables(IEnumerable<IReadOnlyDictionary<string, string>> rows) =>
        [.. rows.Select(r => new Hashtable(r.ToDictionary(c => c.Key, c => c.Value)))];

    private static PSObject CustomObject(IReadOnlyDictionary<string, string> row)
    {
        PSObject made = new();
        foreach ((string header, string value) in row)
        {
            made.Properties.Add(new PSNoteProperty(header, value));
        }

        return made;
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\";\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
