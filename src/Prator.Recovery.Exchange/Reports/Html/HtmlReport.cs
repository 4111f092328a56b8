namespace Prator.Recovery.Exchange;

/// <summary>
/// A report as one HTML file that needs no other: its style and script stand in it, and nothing else may run or be loaded. Without
/// the script all of it can be read; with it tables can be sorted and filtered. Rows go out as they come.
/// </summary>
internal static class HtmlReport
{
    // So many rows are rendered at a time: one by one takes twice as long, and more would only take memory.
    private const int RowsAtATime = 200;
    private const int ItemsAtATime = 50;

    /// <param name="report">What is said.</param>
    /// <param name="stream">Where it goes; it stays open.</param>
    public static void Write(Report report, Stream stream)
    {
        using HtmlOutput output = new(stream, report.Texts);
        HtmlPage page = HtmlPage.Of(report);
        output.Render("head", page);
        foreach (ReportPart part in report.Parts)
        {
            switch (part)
            {
                case ReportTable table:
                    Write(table, output, report.Texts);
                    break;
                case ReportWorksheet worksheet:
                    Write(worksheet, output, report.Texts);
                    break;
                default:
                    throw new NotSupportedException($"A {part.GetType().Name} has no form in HTML.");
            }
        }

        output.Render("foot", page);
    }

    /// <summary>A table with its heading, note and plot.</summary>
    internal static void Write(ReportTable table, HtmlOutput output, ReportTexts texts)
    {
        output.Render("part", part: table);
        HtmlTable form = new(table, texts);
        IReadOnlyList<IReadOnlyList<object?>>? drawn = table.Plot is null ? null : [.. table.Rows];
        if (drawn is { Count: > 0 })
        {
            output.Render(table.Plot == ReportPlot.Line ? "line" : "bars", Plot(table, drawn, texts));
        }

        bool isEmpty = true;
        foreach (HtmlRow[] rows in form.Rows(drawn ?? table.Rows).Chunk(RowsAtATime))
        {
            if (isEmpty)
            {
                output.Render("table", form);
                isEmpty = false;
            }

            output.Render("rows", rows);
        }

        output.Render(isEmpty ? "empty" : "table-end", table.Empty);
        output.Render("part-end", null);
    }

    private static object Plot(ReportTable table, IReadOnlyList<IReadOnlyList<object?>> rows, ReportTexts texts) =>
        table.Plot == ReportPlot.Line ? LinePlot.Of(table, rows, texts) : BarPlot.Of(table, rows, texts);

    private static void Write(ReportWorksheet worksheet, HtmlOutput output, ReportTexts texts)
    {
        output.Render("part", part: worksheet);
        bool isFirst = true;
        string? unit = null;
        foreach (WorksheetGroup group in worksheet.Groups)
        {
            output.Render("group", new HtmlGroup(group, texts, isFirst, IsNewUnit: isFirst || !string.Equals(group.Unit, unit, StringComparison.OrdinalIgnoreCase)));
            isFirst = false;
            unit = group.Unit;
            foreach (WorksheetItem[] items in group.Items.Chunk(ItemsAtATime))
            {
                output.Render("items", items.Select(i => new HtmlItem(i, texts)).ToArray());
            }

            output.Render("group-end", null);
        }

        output.Render(isFirst ? "empty" : "worksheet-end", worksheet.Empty);
        output.Render("part-end", null);
    }
}
