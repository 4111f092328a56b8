using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prator.Recovery.Samples.Tests;

/// <summary>A committed sample read without the product's readers.</summary>
/// <param name="Title">What stands above the header; empty where nothing does.</param>
/// <param name="Header">The header.</param>
/// <param name="Rows">The rows of data, as texts.</param>
internal sealed record PlainTable(string Title, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int Columns = 11;

    public static PlainTable Of(string name)
    {
        string path = Repository.ExampleOf(name);
        if (name.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            List<IReadOnlyList<string>> sheet = [.. Sheet(path)];
            return new PlainTable(string.Concat(sheet[0]), sheet[1], sheet[2..]);
        }

        Encoding encoding = name.Contains("prator-") ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.UTF8;
        List<IReadOnlyList<string>> lines = Csv(File.ReadAllText(path, encoding));
        return new PlainTable(string.Empty, lines[0], lines[1..]);
    }

    /// <summary>The values of the rows that are as wide as the header, by column.</summary>
    public IEnumerable<(string Column, string Value)> Values() =>
        Rows.Where(r => r.Count == Header.Count).SelectMany(r => r.Select((value, i) => (Header[i], value)));

    public IEnumerable<string> Column(string name) => Values().Where(v => v.Column == name).Select(v => v.Value);

    // The rows that have anything in them.
    private static IEnumerable<IReadOnlyList<string>> Sheet(string path)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, isEditable: false);
        WorkbookPart book = document.WorkbookPart!;
        string[] texts = [.. book.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>().Select(i => i.InnerText)];
        foreach (Row row in book.WorksheetParts.Single().Worksheet!.Descendants<Row>())
        {
            string[] cells = new string[Columns];
            Array.Fill(cells, string.Empty);
            foreach (Cell cell in row.Elements<Cell>())
            {
                string value = cell.CellValue!.Text;
                bool isShared = cell.DataType?.Value == CellValues.SharedString;
                cells[cell.CellReference!.Value![0] - 'A'] = isShared ? texts[int.Parse(value, null)] : value;
            }

            yield return cells;
        }
    }

    private static List<IReadOnlyList<string>> Csv(string text)
    {
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                bool isDoubled = isQuoted && i + 1 < text.Length && text[i + 1] == '"';
                field.Append(isDoubled ? "\"" : string.Empty);
                i += isDoubled ? 1 : 0;
                isQuoted = isDoubled || !isQuoted;
            }
            else if (isQuoted || c is not (';' or '\r' or '\n'))
            {
                field.Append(c);
            }
            else if (c != '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
        }

        return rows;
    }
}
