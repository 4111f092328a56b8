namespace Prator.Recovery.Samples;

/// <summary>outage-log.xlsx: the paper log as somebody typed it in, with a title above the header and no ids.</summary>
internal static class OutageLog
{
    private const string Name = "outage-log.xlsx";
    private const string Title = "Vårdtillfällen under avbrottet – avskrift av reservblanketterna";
    private const int Seed = 20240117;
    private const int FirstRow = Workbook.HeaderRow + 1;

    /// <param name="episodes">The episodes that the system holds; some of them were kept on paper first.</param>
    public static List<WrittenRow<LogRow>> Rows(IReadOnlyList<DraftRow<PratorRow>> episodes)
    {
        Draw draw = new(Seed, 987, 992);
        IEnumerable<Case<LogRow>> entered = episodes
            .Where(e => LogCases.AlsoInPrator.ContainsKey(e.Outcome))
            .Select(e => new Case<LogRow>(LogCases.AlsoInPrator[e.Outcome], 1, _ => LogCases.Of(e.Row)));
        List<DraftRow<LogRow>> rows = Draft.Of([.. LogCases.All, .. entered], draw, r => r.Created?.Value);
        Draft.Contradict(rows, "E-DUPLICATE", draw, r => r with { Disposition = "Korttids", StillInpatient = Answer.No });
        Draft.Repeat(rows, draw, "E2", "E2", "E2", "E1", "E2-AGREED");

        List<WrittenRow<LogRow>> written = [.. rows.Select(r => new WrittenRow<LogRow>(r.Outcome, r.Row, r.Row.Typed(draw)))];
        Draft.Spoil(written, LogCases.Bad, draw, () => LogCases.Ordinary(draw), r => r.Typed(draw));
        return written;
    }

    public static SampleFile File(IReadOnlyList<WrittenRow<LogRow>> rows) => new(
        Name,
        Workbook.Of(Title, LogRow.Header, rows.Select(r => r.Cells)),
        [.. rows.Select((r, i) => new SampleRow(FirstRow + i, r.Outcome))]);
}
