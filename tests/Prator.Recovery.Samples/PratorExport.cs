using System.Globalization;
using System.Text;

namespace Prator.Recovery.Samples;

/// <summary>prator-export.csv: CSV as the system writes it, Windows-1252.</summary>
/// <param name="Rows">The rows of the first day.</param>
/// <param name="Episodes">The episodes that they are about, for the other files to refer to.</param>
internal sealed record PratorExport(List<WrittenRow<PratorRow>> Rows, IReadOnlyList<DraftRow<PratorRow>> Episodes)
{
    private const string Name = "prator-export.csv";
    private const int Seed = 20240116;
    private const int FirstId = 48211;

    /// <summary>The encoding of whatever the system exports.</summary>
    public static Encoding Windows1252 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static PratorExport Make()
    {
        Draw draw = new(Seed, 980, 986);
        List<DraftRow<PratorRow>> rows = Numbered(Draft.Of(PratorCases.All, draw, r => r.Created), draw);
        List<DraftRow<PratorRow>> episodes = [.. rows];
        Draft.Contradict(rows, "E-DUPLICATE", draw, r => r with { Discharged = r.Discharged!.Value.AddDays(-2) });
        Draft.Repeat(rows, draw, "E4", "E4", "E3", "E1-IN", "E-DONE");

        // Read by nothing, so the row says the same as before.
        List<WrittenRow<PratorRow>> written = [.. rows.Select(r => new WrittenRow<PratorRow>(
            r.Outcome, r.Row, (r.Outcome == Outcomes.Duplicate ? r.Row with { ChangedBy = "Systemkonto" } : r.Row).Cells()))];
        int spare = FirstId + 5000;
        Draft.Spoil(written, PratorCases.Bad, draw, () => PratorCases.Ordinary(draw) with { Id = Id(spare++) }, r => r.Cells());
        return new PratorExport(written, episodes);
    }

    public static SampleFile File(IReadOnlyList<WrittenRow<PratorRow>> rows) => new(
        Name,
        CsvContent.Of(PratorRow.Header, rows.Select(r => r.Cells), Windows1252),
        [.. rows.Select((r, i) => new SampleRow(i + 2, r.Outcome))]);

    /// <summary>An id as the system writes it.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"VT-{number}");

    private static List<DraftRow<PratorRow>> Numbered(List<DraftRow<PratorRow>> rows, Draw draw)
    {
        int id = FirstId;
        return [.. rows.Select(r => r with { Row = r.Row with { Id = Id(id += draw.Between(1, 6)) } })];
    }
}
