using System.Text;

namespace Prator.Recovery.Samples;

/// <summary>Writes a table as CSV: semicolons, CRLF, quotes where RFC 4180 asks for them.</summary>
internal static class CsvContent
{
    private const char Delimiter = ';';
    private const string LineEnd = "\r\n";

    public static byte[] Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, Encoding encoding)
    {
        StringBuilder text = new();
        text.AppendJoin(Delimiter, header).Append(LineEnd);
        foreach (IReadOnlyList<object?> row in rows)
        {
            text.AppendJoin(Delimiter, row.Select(Field)).Append(LineEnd);
        }

        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static string Field(object? value)
    {
        string text = (string?)value ?? string.Empty;
        return text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
