using System.Buffers;
using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes rows that a Swedish spreadsheet program opens as they are: <c>;</c> between fields, CRLF between rows, UTF-8
/// with a byte-order mark. A cell that would be run as a formula gets an apostrophe in front, and so does one that would be
/// without the apostrophes that it begins with: whoever takes one away has what was written.
/// </summary>
public sealed class SpreadsheetCsv : IDisposable
{
    private const char Delimiter = ';';

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\";,\r\n\t");

    private readonly StreamWriter _writer;

    /// <param name="stream">Where the rows go, from here on; it stays open.</param>
    public SpreadsheetCsv(Stream stream) =>
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    /// <summary>The text as a cell that no spreadsheet program runs: with an apostrophe in front if its first letter starts a formula.</summary>
    public static string Neutral(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>Writes one row.</summary>
    /// <param name="fields">Its fields; null is an empty one.</param>
    public void WriteRow(params IEnumerable<string?> fields)
    {
        bool isFirst = true;
        foreach (string? field in fields)
        {
            if (!isFirst)
            {
                _writer.Write(Delimiter);
            }

            WriteField(Neutral(field ?? string.Empty), isFirst);
            isFirst = false;
        }

        _writer.WriteLine();
    }

    /// <summary>Writes out what is held back; the stream stays open.</summary>
    public void Dispose() => _writer.Dispose();

    // Programs skip white space and control characters before they look for a formula, and read fullwidth signs as plain ones.
    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is '\t' or '\r' or '\n')
        {
            return true;
        }

        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty && (char.IsWhiteSpace(rest[0]) || char.IsControl(rest[0]) || rest[0] is '\uFEFF' or '\u200B'))
        {
            rest = rest[1..];
        }

        return !rest.IsEmpty
            && rest[0] is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\u2212';
    }

    // A row that begins with # is a comment to some readers.
    private void WriteField(string field, bool isFirst)
    {
        if (field.AsSpan().IndexOfAny(Quoted) < 0 && !(isFirst && field.StartsWith('#')))
        {
            _writer.Write(field);
            return;
        }

        _writer.Write('"');
        _writer.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }
}
