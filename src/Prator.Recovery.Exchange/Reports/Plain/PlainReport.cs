using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>A short report as lines of plain text, for mail programs that show no HTML.</summary>
public static class PlainReport
{
    /// <summary>The whole report. Its tables are held: they must be short.</summary>
    public static string Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder text = new();
        text.AppendLine(report.Title).AppendLine();
        Write(text, report.Figures, report.Texts);
        text.AppendLine();
        Write(text, report.Scope, report.Texts);
        foreach (ReportTable table in report.Parts.OfType<ReportTable>())
        {
            text.AppendLine().AppendLine(table.Heading.ToUpper(report.Texts.Culture));
            Write(text, table, report.Texts);
        }

        text.AppendLine();
        Write(text, report.Origin, report.Texts);
        return text.ToString();
    }

    private static void Write(StringBuilder text, IEnumerable<ReportFact> facts, ReportTexts texts)
    {
        foreach (ReportFact fact in facts)
        {
            text.Append(fact.Label).Append(": ").AppendLine(texts.Write(fact.Value));
        }
    }

    private static void Write(StringBuilder text, ReportTable table, ReportTexts texts)
    {
        List<string[]> rows = [[.. table.Columns.Select(c => c.Heading)], .. table.Rows.Select(r => r.Select(texts.Write).ToArray())];
        if (rows.Count == 1)
        {
            text.AppendLine(table.Empty);
            return;
        }

        int[] widths = [.. table.Columns.Select((_, i) => rows.Max(r => r[i].Length))];
        foreach (string[] row in rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, i) => table.Columns[i].Cells == ReportCells.Number ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
