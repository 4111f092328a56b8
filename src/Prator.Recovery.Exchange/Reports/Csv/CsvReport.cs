namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes reports as CSV for Swedish spreadsheet programs. One table is written as it is, with the headings that people read. A
/// worksheet is fed to robots too: its first row names the columns as in JSON with a capital letter, and its cells are the same
/// in every language. A report of several parts is one table of its cells: part, row, column, value.
/// </summary>
internal static class CsvReport
{
    public static void Write(Report report, Stream stream)
    {
        using SpreadsheetCsv csv = new(stream);
        switch (report.Parts)
        {
            case [ReportWorksheet worksheet]:
                ReportTable rows = WorksheetRows.Of(report, worksheet);
                csv.WriteRow(rows.Columns.Select(c => char.ToUpperInvariant(c.Key[0]) + c.Key[1..]));
                WriteRows(csv, rows, CellText.ForPrograms);
                break;
            case [ReportTable table]:
                csv.WriteRow(table.Columns.Select(c => VisibleText.Of(c.Heading)));
                WriteRows(csv, table, c => CellText.ForPeople(c, report.Texts));
                break;
            default:
                WriteCells(csv, report);
                break;
        }
    }

    private static void WriteRows(SpreadsheetCsv csv, ReportTable table, Func<object?, string> textOf)
    {
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            csv.WriteRow(row.Select(c => VisibleText.Of(textOf(c))));
        }
    }

    private static void WriteCells(SpreadsheetCsv csv, Report report)
    {
        csv.WriteRow(report.Texts["Column.part"], report.Texts["Column.row"], report.Texts["Column.column"], report.Texts["Column.value"]);
        foreach (ReportTable table in ReportTables.Of(report))
        {
            long number = 0;
            foreach (IReadOnlyList<object?> row in table.Rows)
            {
                string rowNumber = CellText.ForPrograms(++number);
                for (int i = 0; i < row.Count; i++)
                {
                    csv.WriteRow(table.Heading, rowNumber, VisibleText.Of(table.Columns[i].Heading), VisibleText.Of(CellText.ForPeople(row[i], report.Texts)));
                }
            }
        }
    }
}
