namespace Prator.Recovery.Exchange;

/// <summary>A part of a report as a sheet, or as several where one can't hold its rows.</summary>
/// <param name="Heading">The part's heading.</param>
/// <param name="Sheet">The name of its first sheet.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Note">What is said of it.</param>
internal sealed record XlsxPart(string Heading, string Sheet, long Rows, string? Note)
{
    // So many rows say how wide the columns are to be.
    private const int Sampled = 500;

    private const string NotDone = "☐";
    private const string Done = "☑";

    // What people look for comes first on paper; what only programs need is hidden.
    private static readonly string[] WorksheetOrder =
    [
        "unit", "owner", "reference", "patientId", "isProtected", "kind", "action", "step", "label", "value", "text", "question", "municipality",
        "orderedOn", "isStale", "paymentBasis", "rule", "clause", "policy", "field", "key",
    ];

    private static readonly string[] Hidden = ["policy", "field", "key"];

    public static XlsxPart Write(XlsxWorkbook workbook, Report report, ReportPart part)
    {
        ReportTable table = ReportTables.Of(report, part);
        return part is ReportWorksheet ? Write(workbook, ToTick(table, report.Texts), [NotDone, Done]) : Write(workbook, table, choices: null);
    }

    private static XlsxPart Write(XlsxWorkbook workbook, ReportTable table, IReadOnlyList<string>? choices)
    {
        string name = workbook.Reserve(table.Heading);
        using IEnumerator<IReadOnlyList<object?>> rows = table.Rows.GetEnumerator();
        List<IReadOnlyList<object?>> first = [];
        while (first.Count < Sampled && rows.MoveNext())
        {
            first.Add(rows.Current);
        }

        IReadOnlyList<XlsxColumn> columns = [.. table.Columns.Select((c, i) => XlsxColumn.Of(c, Hidden.Contains(c.Key) && choices is not null, first.Select(r => r[i]), workbook.Texts))];
        long count = 0;
        bool isLeft = first.Count > 0;
        string sheetName = name;
        do
        {
            using XlsxSheet sheet = workbook.Add(sheetName);
            sheet.Begin(columns);
            while (isLeft && sheet.HasRoom)
            {
                sheet.Write(count < first.Count ? first[(int)count] : rows.Current);
                count++;
                isLeft = count < first.Count || rows.MoveNext();
            }

            sheet.End(choices);
            if (isLeft)
            {
                sheetName = workbook.Reserve(table.Heading);
            }
        }
        while (isLeft);
        return new XlsxPart(table.Heading, name, count, count == 0 ? table.Empty ?? table.Note : table.Note);
    }

    private static ReportTable ToTick(ReportTable rows, ReportTexts texts)
    {
        int[] order = [.. WorksheetOrder.Select(k => rows.Columns.ToList().FindIndex(c => c.Key == k)).Where(i => i >= 0)];
        return rows with
        {
            Columns = [new ReportColumn("ticked", texts["Column.ticked"]), .. order.Select(i => rows.Columns[i])],
            Rows = rows.Rows.Select(r => (IReadOnlyList<object?>)[NotDone, .. order.Select(i => r[i])]),
        };
    }
}
