namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes reports as a workbook: a first sheet that says what it is, and a sheet a part. Rows go out as they come; only texts
/// that are longer than a cell are kept to the end, for a sheet of their own.
/// </summary>
internal static class XlsxReport
{
    public static void Write(Report report, Stream stream)
    {
        using XlsxWorkbook workbook = new(stream, report.Texts);
        string overview = workbook.Reserve(report.Texts["Sheet.overview"]);
        List<XlsxPart> parts = [.. report.Parts.Select(p => XlsxPart.Write(workbook, report, p))];
        XlsxLongTexts? longTexts = workbook.LongTexts.Count == 0 ? null : workbook.LongTexts;
        longTexts?.Write(workbook);
        XlsxOverview.Write(workbook, overview, report, parts, longTexts?.Sheet);

        // A list opens where its rows are, a report of many parts where they are listed.
        workbook.Close(report.Title, opened: parts.Count == 1 ? parts[0].Sheet : overview);
    }
}
