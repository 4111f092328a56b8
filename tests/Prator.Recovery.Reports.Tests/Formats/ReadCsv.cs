using System.Text;
using Sylvan.Data.Csv;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Reads a CSV as a program would that knows what the apostrophe in front of a formula means.</summary>
internal static class ReadCsv
{
    public static IReadOnlyList<string[]> Rows(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(3));
        using CsvDataReader reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = ';', HasHeaders = false, MaxBufferSize = 1 << 24, BufferSize = 1 << 20 });
        List<string[]> rows = [];
        while (reader.Read())
        {
            string[] row = [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)];
            Assert.All(row, AssertHarmless);
            rows.Add([.. row.Select(Plain)]);
        }

        return rows;
    }

    /// <summary>Rows by the names in the first one.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Named(string path)
    {
        IReadOnlyList<string[]> rows = Rows(path);
        return [.. rows.Skip(1).Select(r => rows[0].Select((h, i) => (h, i)).ToDictionary(h => h.h, h => r[h.i]))];
    }

    private static string Plain(string cell) => cell.StartsWith('\'') && IsFormula(cell.TrimStart('\'')) ? cell[1..] : cell;

    private static void AssertHarmless(string cell)
    {
        Assert.False(IsFormula(cell), $"A spreadsheet program would run `{cell}`.");
        Assert.DoesNotContain(cell, c => c < ' ' && c is not ('\t' or '\r' or '\n'));
    }

    private static bool IsFormula(string text) =>
        text is ['\t' or '\r' or '\n', ..] || text.TrimStart().TrimStart('\uFEFF', '\u200B').TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '−', ..];
}
