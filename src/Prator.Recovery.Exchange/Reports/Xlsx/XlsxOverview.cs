namespace Prator.Recovery.Exchange;

/// <summary>The first sheet: what the report is, its figures, and which sheets there are.</summary>
internal static class XlsxOverview
{
    private const int LabelWidth = 40;
    private const int ValueWidth = 70;
    private const int NoteWidth = 90;

    public static void Write(XlsxWorkbook workbook, string name, Report report, IReadOnlyList<XlsxPart> parts, string? longTexts)
    {
        using XlsxSheet sheet = workbook.Add(name);
        sheet.BeginFree(LabelWidth, ValueWidth, NoteWidth);
        sheet.Write([report.Title], XlsxStyle.Title);
        WriteFacts(sheet, report.Figures);
        WriteFacts(sheet, report.Facts);
        sheet.Write([]);
        sheet.Write([workbook.Texts["Column.sheet"], workbook.Texts["Sheet.rows"], workbook.Texts["Column.note"]], XlsxStyle.Label);
        List<(string Cell, string Sheet)> links = [];
        foreach (XlsxPart part in parts)
        {
            WriteLink(part.Heading, part.Sheet, [part.Rows, part.Note]);
        }

        if (longTexts is not null)
        {
            WriteLink(longTexts, longTexts, [(long)workbook.LongTexts.Count, workbook.Texts["Sheet.longTexts.note"]]);
        }

        sheet.EndFree(links);

        void WriteLink(string heading, string to, object?[] more)
        {
            sheet.Write([heading, .. more]);
            links.Add(($"A{sheet.Row}", to));
        }
    }

    private static void WriteFacts(XlsxSheet sheet, IReadOnlyList<ReportFact> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        sheet.Write([]);
        foreach (ReportFact fact in facts)
        {
            sheet.Write([fact.Label, fact.Value]);
        }
    }
}
