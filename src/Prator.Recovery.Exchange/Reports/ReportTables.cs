namespace Prator.Recovery.Exchange;

/// <summary>A report as nothing but tables.</summary>
internal static class ReportTables
{
    /// <summary>The parts of a report, after what is known of it as a whole.</summary>
    public static IEnumerable<ReportTable> Of(Report report) =>
        new[] { Facts(report, "facts", report.Facts), Facts(report, "figures", report.Figures) }.Where(t => t.Rows.Any())
            .Concat(report.Parts.Select(p => Of(report, p)));

    public static ReportTable Of(Report report, ReportPart part) => part switch
    {
        ReportTable table => table,
        ReportWorksheet worksheet => WorksheetRows.Of(report, worksheet),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType(), null),
    };

    private static ReportTable Facts(Report report, string key, IReadOnlyList<ReportFact> facts) => new()
    {
        Key = key,
        Heading = report.Texts[$"Part.{key}"],
        Columns = [new ReportColumn("name", report.Texts["Column.name"]), new ReportColumn("value", report.Texts["Column.value"], ReportCells.Value)],
        Rows = [.. facts.Select(f => (IReadOnlyList<object?>)[new Coded(f.Key, f.Label), f.Value])],
    };
}
