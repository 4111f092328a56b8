using System.Globalization;
using System.Text;

namespace Prator.Recovery.Samples;

/// <summary>outage-sip.csv: the coordinators' list of SIPs, saved by a spreadsheet program as UTF-8 with a byte-order mark.</summary>
internal static class SipExport
{
    private const string Name = "outage-sip.csv";
    private const int Seed = 20240131;
    private const int FirstId = 7304;

    /// <param name="episodes">The episodes that a SIP can belong to.</param>
    public static List<WrittenRow<SipRow>> Rows(IReadOnlyList<DraftRow<PratorRow>> episodes)
    {
        Draw draw = new(Seed, 993, 999);
        List<DraftRow<SipRow>> rows = Linked(Numbered(Draft.Of(SipCases.All, draw, r => r.CreatedOn), draw), episodes, draw);
        Draft.Contradict(rows, "S-DUPLICATE", draw, r => r with { Plan = "2024-01-30", Consent = "Vet ej" });
        Draft.Repeat(rows, draw, "S1", "S2", "S4", "S-OPEN");

        List<WrittenRow<SipRow>> written = [.. rows.Select(r => new WrittenRow<SipRow>(r.Outcome, r.Row, r.Row.Cells()))];
        Draft.Spoil(written, SipCases.Bad, draw, () => SipCases.Ordinary(draw), r => r.Cells());
        return written;
    }

    public static SampleFile File(IReadOnlyList<WrittenRow<SipRow>> rows)
    {
        UTF8Encoding withMark = new(encoderShouldEmitUTF8Identifier: true);
        byte[] content = CsvContent.Of(SipRow.Header, rows.Select(r => r.Cells), withMark);
        return new SampleFile(Name, content, [.. rows.Select((r, i) => new SampleRow(i + 2, r.Outcome))]);
    }

    /// <summary>An id as the system writes it.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"SIP-{number}");

    // Only what lies in the system has an id; on paper there is none.
    private static List<DraftRow<SipRow>> Numbered(List<DraftRow<SipRow>> rows, Draw draw)
    {
        int id = FirstId;
        return [.. rows.Select(r => r.Row.InPrator == "Ja"
            ? r with { Row = r.Row with { Id = Id(id += draw.Between(1, 4)) } }
            : r)];
    }

    // Every third SIP that lies in the system belongs to an episode there. This file cannot say that an identity is
    // protected, so such a patient is not in it.
    private static List<DraftRow<SipRow>> Linked(List<DraftRow<SipRow>> rows, IReadOnlyList<DraftRow<PratorRow>> episodes, Draw draw)
    {
        List<PratorRow> left = [.. episodes.Select(e => e.Row).Where(e => e.Protected == "Nej" && !e.Patient.IsReserve)];
        return [.. rows.Select(r => r.Row.Id.Length > 0 && draw.Chance(33) ? r with { Row = Linked(r.Row, left, draw) } : r)];
    }

    private static SipRow Linked(SipRow row, List<PratorRow> left, Draw draw)
    {
        List<PratorRow> earlier = [.. left.Where(e => e.Created < row.CreatedOn)];
        if (earlier.Count == 0)
        {
            return row;
        }

        PratorRow episode = draw.Pick(earlier);
        left.Remove(episode);
        return row with { Patient = episode.Patient.Dashed, EpisodeId = episode.Id };
    }
}
