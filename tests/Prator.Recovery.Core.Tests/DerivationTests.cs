using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>How the seed policy derives its facts from a record, at every edge.</summary>
public sealed class DerivationTests
{
    private const string Today = "2024-02-05";

    /// <summary>Disposition, StillInpatient, DischargedAt: where the patient is. An asterisk stands for every value.</summary>
    private const string Whereabouts = """
        home          | *       | *   | home
        otherHospital | *       | *   | otherHospital
        deceased      | *       | *   | deceased
        inpatient     | *       | *   | inpatient
        other         | *       | *   | unknown
        blank         | yes     | *   | inpatient
        blank         | no      | set | home
        blank         | unknown | set | home
        blank         | no      | -   | home
        blank         | unknown | -   | unknown
        """;

    private static readonly string[] StillInpatient = ["yes", "no", "unknown"];
    private static readonly string[] Discharged = ["set", "-"];

    public static TheoryData<string, string, string, string> WhereaboutsData =>
        [.. from row in TextTable.Rows(Whereabouts)
            from still in Every(row[1], StillInpatient)
            from discharged in Every(row[2], Discharged)
            select (row[0], still, discharged, row[3])];

    [Theory]
    [MemberData(nameof(WhereaboutsData))]
    public void Whereabouts_OfDispositionStillInpatientAndDischarge(string disposition, string still, string discharged, string expected)
    {
        string date = discharged == "set" ? "2024-01-20" : "-";
        Episode episode = ItemText.Read<Episode>($"CreatedAt 2024-01-10; Disposition {disposition}; StillInpatient {still}; DischargedAt {date}");
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;

        Assert.Equal(expected, grid.WhereaboutsOf(grid.CellOf(episode, ItemText.AsOf(Today))));
    }

    [Fact]
    public void Whereabouts_TheTable_HasEveryCombinationOnce() =>
        Assert.Equal(
            Enum.GetValues<DispositionCode>().Length * Enum.GetValues<YesNo>().Length * 2,
            TextTable.Rows(Whereabouts).Sum(r => Every(r[1], StillInpatient).Length * Every(r[2], Discharged).Length));

    /// <summary>Each thing that makes an episode contradictory alone, and what lies just on the other side of it.</summary>
    [Theory]
    // discharged before admitted
    [InlineData("AdmittedAt 2024-01-12; DischargedAt 2024-01-11", "yes")]
    [InlineData("AdmittedAt 2024-01-12; DischargedAt 2024-01-12", "no")]
    [InlineData("AdmittedAt 2024-01-12 10:00; DischargedAt 2024-01-12 09:59", "yes")]
    [InlineData("AdmittedAt 2024-01-12 10:00; DischargedAt 2024-01-12 10:00", "no")]
    [InlineData("AdmittedAt 2024-01-12 10:00; DischargedAt 2024-01-12", "no")]
    [InlineData("AdmittedAt 2024-01-12; DischargedAt 2024-01-12 00:00", "no")]
    [InlineData("AdmittedAt 2024-01-12 00:00; DischargedAt 2024-01-11", "yes")]
    [InlineData("AdmittedAt 2024-01-12; DischargedAt 2024-01-11 23:59", "yes")]
    [InlineData("AdmittedAt -; DischargedAt 2024-01-11", "no")]
    [InlineData("AdmittedAt 2024-01-12; DischargedAt -", "no")]
    // created, admitted, discharged, closed after today
    [InlineData("CreatedAt 2024-02-06", "yes")]
    [InlineData("CreatedAt 2024-02-05", "no")]
    [InlineData("CreatedAt 2024-02-06 00:00", "yes")]
    [InlineData("CreatedAt 2024-02-05 23:59", "no")]
    [InlineData("AdmittedAt 2024-02-06", "yes")]
    [InlineData("AdmittedAt 2024-02-05", "no")]
    [InlineData("AdmittedAt 2024-02-06 00:00", "yes")]
    [InlineData("AdmittedAt 2024-02-05 23:59", "no")]
    [InlineData("DischargedAt 2024-02-06", "yes")]
    [InlineData("DischargedAt 2024-02-05", "no")]
    [InlineData("DischargedAt 2024-02-06 00:00", "yes")]
    [InlineData("DischargedAt 2024-02-05 23:59", "no")]
    [InlineData("Status closed; ClosedAt 2024-02-06", "yes")]
    [InlineData("Status closed; ClosedAt 2024-02-05", "no")]
    [InlineData("Status closed; ClosedAt 2024-02-06 00:00", "yes")]
    [InlineData("Status closed; ClosedAt 2024-02-05 23:59", "no")]
    // ready after today although discharged
    [InlineData("ReadyAt 2024-02-06; DischargedAt 2024-01-20", "yes")]
    [InlineData("ReadyAt 2024-02-05; DischargedAt 2024-01-20", "no")]
    [InlineData("ReadyAt 2024-02-06 00:00; DischargedAt 2024-01-20", "yes")]
    [InlineData("ReadyAt 2024-02-05 23:59; DischargedAt 2024-01-20", "no")]
    [InlineData("ReadyAt 2024-02-06; DischargedAt -", "no")]
    [InlineData("ReadyAt 2024-02-06; StillInpatient yes", "no")]
    // inpatient although discharged
    [InlineData("StillInpatient yes; DischargedAt 2024-01-20", "yes")]
    [InlineData("StillInpatient no; DischargedAt 2024-01-20", "no")]
    [InlineData("StillInpatient unknown; DischargedAt 2024-01-20", "no")]
    [InlineData("StillInpatient yes; DischargedAt -", "no")]
    [InlineData("Disposition inpatient; DischargedAt 2024-01-20", "yes")]
    [InlineData("Disposition inpatient; DischargedAt -", "no")]
    [InlineData("Disposition inpatient; StillInpatient no", "no")]
    [InlineData("Disposition other; StillInpatient yes; DischargedAt 2024-01-20", "no")]
    // still inpatient although the disposition says home, another hospital or deceased
    [InlineData("StillInpatient yes; Disposition home", "yes")]
    [InlineData("StillInpatient yes; Disposition otherHospital", "yes")]
    [InlineData("StillInpatient yes; Disposition deceased", "yes")]
    [InlineData("StillInpatient yes; Disposition inpatient", "no")]
    [InlineData("StillInpatient yes; Disposition other", "no")]
    [InlineData("StillInpatient yes; Disposition blank", "no")]
    [InlineData("StillInpatient unknown; Disposition home", "no")]
    [InlineData("StillInpatient no; Disposition otherHospital", "no")]
    [InlineData("StillInpatient no; Disposition deceased", "no")]
    // written as open although there is a closing date
    [InlineData("Status open; ClosedAt 2024-01-20", "yes")]
    [InlineData("Status open; ClosedAt -", "no")]
    [InlineData("Status blank; ClosedAt 2024-01-20", "no")]
    [InlineData("Status closed; ClosedAt 2024-01-20", "no")]
    [InlineData("Status cancelled; ClosedAt 2024-01-20", "no")]
    [InlineData("Status unknown; ClosedAt 2024-01-20", "no")]
    public void Conflict_OfAnEpisode(string facts, string expected)
    {
        CheckBand<Episode>("conflict", $"CreatedAt 2024-01-10; {facts}", Today, expected);
        string rule = Repository.Seed.Episodes.Decide(ItemText.Read<Episode>($"CreatedAt 2024-01-10; {facts}"), ItemText.AsOf(Today)).Rule.Id;
        Assert.Equal(expected == "yes", rule == "E-CONFLICT");
    }

    /// <summary>The same days seen from a moment within a day.</summary>
    [Theory]
    [InlineData("CreatedAt 2024-02-05 12:00", "no")]
    [InlineData("CreatedAt 2024-02-05 12:01", "yes")]
    [InlineData("CreatedAt 2024-02-05", "no")]
    [InlineData("AdmittedAt 2024-02-05 12:01", "yes")]
    [InlineData("DischargedAt 2024-02-05 12:01", "yes")]
    [InlineData("Status closed; ClosedAt 2024-02-05 12:01", "yes")]
    [InlineData("ReadyAt 2024-02-05 12:01; DischargedAt 2024-02-05 11:00", "yes")]
    [InlineData("ReadyAt 2024-02-05; DischargedAt 2024-02-05 11:00", "no")]
    public void Conflict_OfAnEpisode_DecidedAtNoon(string facts, string expected) =>
        CheckBand<Episode>("conflict", $"CreatedAt 2024-01-10; {facts}", "2024-02-05 12:00", expected);

    [Theory]
    [InlineData("EndedAt 2024-01-09", "yes")]
    [InlineData("EndedAt 2024-01-10", "no")]
    [InlineData("CreatedAt 2024-01-10 10:00; EndedAt 2024-01-10 09:59", "yes")]
    [InlineData("CreatedAt 2024-01-10 10:00; EndedAt 2024-01-10 10:00", "no")]
    [InlineData("CreatedAt 2024-01-10 10:00; EndedAt 2024-01-10", "no")]
    [InlineData("EndedAt 2024-01-10 00:00", "no")]
    [InlineData("EndedAt 2024-01-09 23:59", "yes")]
    [InlineData("CreatedAt -; EndedAt 2024-01-09", "no")]
    [InlineData("CreatedAt 2024-02-06", "yes")]
    [InlineData("CreatedAt 2024-02-05", "no")]
    [InlineData("CreatedAt 2024-02-06 00:00", "yes")]
    [InlineData("CreatedAt 2024-02-05 23:59", "no")]
    [InlineData("PlanCreatedAt 2024-02-06", "yes")]
    [InlineData("PlanCreatedAt 2024-02-05", "no")]
    [InlineData("PlanCreatedAt 2024-02-06 00:00", "yes")]
    [InlineData("PlanCreatedAt 2024-02-05 23:59", "no")]
    [InlineData("PlanCreatedAt 2024-01-01", "no")]
    [InlineData("EndedAt 2024-02-06", "yes")]
    [InlineData("EndedAt 2024-02-05", "no")]
    [InlineData("EndedAt 2024-02-06 00:00", "yes")]
    [InlineData("EndedAt 2024-02-05 23:59", "no")]
    [InlineData("MeetingHeld 2024-02-20", "no")]
    [InlineData("Status open; EndedAt 2024-01-20", "no")]
    public void Conflict_OfASip(string facts, string expected)
    {
        CheckBand<Sip>("conflict", $"CreatedAt 2024-01-10; {facts}", Today, expected);
        string rule = Repository.Seed.Sips.Decide(ItemText.Read<Sip>($"CreatedAt 2024-01-10; {facts}"), ItemText.AsOf(Today)).Rule.Id;
        Assert.Equal(expected == "yes", rule == "S-CONFLICT");
    }

    [Theory]
    [InlineData("-", "missing", "missing")]
    [InlineData("2023-01-17", "before", "before")]
    [InlineData("2024-01-16", "before", "before")]
    [InlineData("2024-01-16 00:00", "before", "before")]
    [InlineData("2024-01-16 23:59", "before", "before")]
    [InlineData("2024-01-16 23:59:59.9999999", "before", "before")]
    [InlineData("2024-01-17", "during", "during")]
    [InlineData("2024-01-17 00:00", "during", "during")]
    [InlineData("2024-01-17 23:59", "during", "during")]
    [InlineData("2024-01-24", "during", "during")]
    [InlineData("2024-01-31", "during", "during")]
    [InlineData("2024-01-31 00:00", "during", "during")]
    [InlineData("2024-01-31 23:59", "during", "during")]
    [InlineData("2024-01-31 23:59:59.9999999", "during", "during")]
    [InlineData("2024-02-01", "after", "gapTail")]
    [InlineData("2024-02-01 00:00", "after", "gapTail")]
    [InlineData("2024-02-01 08:00", "after", "gapTail")]
    [InlineData("2024-02-01 23:59", "after", "gapTail")]
    [InlineData("2024-02-02", "after", "after")]
    [InlineData("2024-02-02 00:00", "after", "gapTail")]
    [InlineData("2024-02-02 07:59", "after", "gapTail")]
    [InlineData("2024-02-02 07:59:59.9999999", "after", "gapTail")]
    [InlineData("2024-02-02 08:00", "after", "after")]
    [InlineData("2024-02-02 23:59", "after", "after")]
    [InlineData("2024-02-03", "after", "after")]
    [InlineData("2024-02-03 00:00", "after", "after")]
    public void Created_AtEveryEdge(string created, string ofEpisode, string ofSip)
    {
        CheckBand<Episode>("created", $"CreatedAt {created}", Today, ofEpisode);
        CheckBand<Sip>("created", $"CreatedAt {created}", Today, ofSip);
    }

    /// <summary>By the rules that tell the end dates of a SIP from the outage apart.</summary>
    [Theory]
    [InlineData("-", "S1-ASK")]
    [InlineData("2024-01-17", "S4")]
    [InlineData("2024-01-17 00:00", "S4")]
    [InlineData("2024-01-31", "S4")]
    [InlineData("2024-02-01", "S4")]
    [InlineData("2024-02-01 00:00", "S4")]
    [InlineData("2024-02-01 23:59", "S4")]
    [InlineData("2024-02-01 23:59:59.9999999", "S4")]
    [InlineData("2024-02-02", "S-LATE")]
    [InlineData("2024-02-02 00:00", "S4-TAIL")]
    [InlineData("2024-02-02 07:59", "S4-TAIL")]
    [InlineData("2024-02-02 07:59:59.9999999", "S4-TAIL")]
    [InlineData("2024-02-02 08:00", "S-LATE")]
    [InlineData("2024-02-02 23:59", "S-LATE")]
    [InlineData("2024-02-03", "S-LATE")]
    [InlineData("2024-02-03 00:00", "S-LATE")]
    [InlineData("2024-02-05", "S-LATE")]
    public void Ended_AtEveryEdge(string ended, string expectedRule)
    {
        Sip sip = ItemText.Read<Sip>($"CreatedAt 2024-01-17; EndedAt {ended}");

        Assert.Equal(expectedRule, Repository.Seed.Sips.Decide(sip, ItemText.AsOf(Today)).Rule.Id);
    }

    [Theory]
    [InlineData("blank", "-", "open")]
    [InlineData("blank", "2024-01-20", "closed")]
    [InlineData("open", "-", "open")]
    [InlineData("open", "2024-01-20", "open")]
    [InlineData("closed", "-", "closed")]
    [InlineData("closed", "2024-01-20", "closed")]
    [InlineData("cancelled", "-", "cancelled")]
    [InlineData("cancelled", "2024-01-20", "cancelled")]
    [InlineData("unknown", "-", "unknown")]
    [InlineData("unknown", "2024-01-20", "unknown")]
    public void Status_OfAnEpisode(string status, string closed, string expected) =>
        CheckBand<Episode>("status", $"CreatedAt 2024-01-10; Status {status}; ClosedAt {closed}", Today, expected);

    [Theory]
    [InlineData("blank", "-", "open")]
    [InlineData("blank", "2024-01-20", "open")]
    [InlineData("open", "-", "open")]
    [InlineData("open", "2024-01-20", "open")]
    [InlineData("closed", "-", "closed")]
    [InlineData("closed", "2024-01-20", "closed")]
    [InlineData("cancelled", "2024-01-20", "cancelled")]
    [InlineData("unknown", "2024-01-20", "unknown")]
    public void Status_OfASip(string status, string ended, string expected) =>
        CheckBand<Sip>("status", $"CreatedAt 2024-01-10; Status {status}; EndedAt {ended}", Today, expected);

    /// <summary>A date of the agreement: after the moment no, else yes.</summary>
    [Theory]
    [InlineData("yes", Today, "yes")]
    [InlineData("no", Today, "no")]
    [InlineData("unknown", Today, "unknown")]
    [InlineData("-", Today, "unknown")]
    [InlineData("2024-01-20", Today, "yes")]
    [InlineData("2024-02-05", Today, "yes")]
    [InlineData("2024-02-05 23:59", Today, "yes")]
    [InlineData("2024-02-06", Today, "no")]
    [InlineData("2024-02-06 00:00", Today, "no")]
    [InlineData("2024-02-05", "2024-02-05 00:30", "yes")]
    [InlineData("2024-02-05 12:00", "2024-02-05 12:00", "yes")]
    [InlineData("2024-02-05 12:01", "2024-02-05 12:00", "no")]
    [InlineData("2024-02-05 11:59", "2024-02-05 12:00", "yes")]
    public void Agreement_AgainstTheMoment(string agreement, string asOf, string expected) =>
        CheckBand<Episode>("agreement", $"CreatedAt 2024-01-20; Agreement {agreement}", asOf, expected);

    /// <summary>A date of the meeting: before the moment yes, after it no, its very day without a time unknown.</summary>
    [Theory]
    [InlineData("yes", Today, "yes")]
    [InlineData("no", Today, "no")]
    [InlineData("unknown", Today, "unknown")]
    [InlineData("-", Today, "unknown")]
    [InlineData("2024-02-04", Today, "yes")]
    [InlineData("2024-02-05", Today, "unknown")]
    [InlineData("2024-02-05 23:59", Today, "yes")]
    [InlineData("2024-02-06", Today, "no")]
    [InlineData("2024-02-06 00:00", Today, "no")]
    [InlineData("2024-02-05", "2024-02-05 12:00", "unknown")]
    [InlineData("2024-02-05 11:59", "2024-02-05 12:00", "yes")]
    [InlineData("2024-02-05 12:01", "2024-02-05 12:00", "no")]
    [InlineData("2024-02-04", "2024-02-05 00:00", "yes")]
    public void Meeting_AgainstTheMoment(string meeting, string asOf, string expected) =>
        CheckBand<Sip>("meeting", $"CreatedAt 2024-01-20; MeetingHeld {meeting}", asOf, expected);

    private static void CheckBand<T>(string fact, string facts, string asOf, string expected)
        where T : CareItem
    {
        DecisionGrid<T> grid = typeof(T) == typeof(Episode) ? (DecisionGrid<T>)(object)Repository.Seed.Episodes : (DecisionGrid<T>)(object)Repository.Seed.Sips;
        Fact found = grid.Shape.Facts.Single(f => f.Name == fact);
        int cell = grid.CellOf(ItemText.Read<T>(facts), ItemText.AsOf(asOf));

        Assert.Equal(expected, found.Bands[grid.Shape.BandOf(cell, found.Index)].Name);
    }

    private static string[] Every(string value, string[] all) => value == "*" ? all : [value];
}
