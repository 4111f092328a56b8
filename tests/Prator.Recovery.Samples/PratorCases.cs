namespace Prator.Recovery.Samples;

/// <summary>What prator-export.csv is made of: the episodes that the system holds on the Monday after.</summary>
internal static class PratorCases
{
    private static readonly string[] Homes =
        ["Hem", "Hem", "Hemmet", "Ordinärt boende", "Särskilt boende", "SÄBO", "Korttids", "Korttidsboende", ""];

    public static IReadOnlyList<Case<PratorRow>> All { get; } =
    [
        // From before the outage, gone home: closed, Utklar on the day of the export and so later than the discharge.
        new("E4", 37, d => Home(d, Before(d))),
        new("E4", 2, d => Home(d, Before(d)) with { Disposition = "", StillInpatient = "" }),
        new("E4", 1, d => Home(d, CreatedAt(d, Outage.Starts.AddMinutes(-10)))),

        // Utklar is set already: on or before the day of the discharge, or after it.
        new("E4-READY", 14, d => ReadyInTime(d, Home(d, Before(d)))),
        new("E4-READY", 8, d => ReadyTooLate(d, Home(d, Before(d)))),
        new("E4-NODATE", 4, d => Home(d, Before(d)) with { Discharged = null, StillInpatient = "Nej" }),

        // From before the outage, still in hospital; Utklar may be planned ahead.
        new("E3", 24, d => Inpatient(d, Before(d))),
        new("E3", 5, d => Inpatient(d, Before(d)) with { Ready = d.Day(Outage.Exported.AddDays(1), Outage.Exported.AddDays(9)) }),
        new("E3", 3, d => Before(d) with { Disposition = d.Pick("Permission", "Annan avdelning") }),

        // From before the outage, and the routine does not say.
        new("E5-OTHER", 3, d => Home(d, Before(d)) with { Disposition = "Annat sjukhus" }),
        new("E5-DECEASED", 4, d => Home(d, Before(d)) with { Disposition = d.Pick("Avliden", "Död") }),
        new("E5-UNKNOWN", 2, d => Before(d) with { StillInpatient = d.Pick("Vet ej", "Okänt", "") }),
        new("E5-UNKNOWN", 2, d => Before(d) with { Disposition = d.Pick("Vet ej", "Hospice") }),

        // Created during the outage and entered all the same.
        new("E2-IN", 2, d => Inpatient(d, During(d))),
        new("E2-IN", 2, d => Home(d, During(d)) with { LongTermNeed = "Ja", Agreement = d.Pick("Nej", "Vet ej") }),
        new("E2-AGREED-IN", 3, d => Inpatient(d, During(d)) with { LongTermNeed = "Ja", Agreement = d.Pick("Ja", "2024-02-02") }),

        // Created when registration had begun again.
        new("E1-IN", 18, d => Inpatient(d, After(d))),
        new("E1-IN", 5, d => Home(d, After(d))),
        new("E1-IN", 1, d => Inpatient(d, CreatedAt(d, Outage.RegisterFrom.AddMinutes(5)))),
        new("E1-DECEASED", 1, d => Home(d, After(d)) with { Disposition = "Avliden" }),

        // Done before or after the outage.
        new("E-DONE", 18, ClosedBefore),
        new("E-DONE", 6, ClosedAfter),
        new("E-DONE", 2, d => ClosedBefore(d) with { Status = "" }),
        new("E-DONE", 3, d => Inpatient(d, Before(d)) with { Status = d.Pick("Makulerad", "Avbruten") }),

        // Not to be read in one way only.
        new("E-STATUS", 2, d => Inpatient(d, Before(d)) with { Status = d.Pick("Vilande", "Överförd") }),
        new("E-NODATE", 1, d => Inpatient(d, Before(d)) with { Created = null }),
        new("E-CONFLICT", 1, d => WithDischarge(d, -3)),
        new("E-CONFLICT", 1, d => Inpatient(d, CreatedAt(d, Outage.Exported.AddMonths(1)))),
        new("E-CONFLICT", 1, d => Home(d, Before(d)) with { Ready = Outage.Exported.AddDays(3) }),
        new("E-CONFLICT", 1, d => Home(d, Before(d)) with { Disposition = "Permission" }),
        new("E-CONFLICT", 1, d => Inpatient(d, Before(d)) with { Disposition = "Hem" }),
        new("E-CONFLICT", 1, d => ClosedAfter(d) with { Status = "Öppen" }),
        new("E-DUPLICATE", 2, d => Home(d, Before(d))),
    ];

    public static IReadOnlyList<BadRow> Bad { get; } =
    [
        BadRow.With("a date in words", PratorRow.Header, "Utklar", "31 jan"),
        BadRow.With("a day that does not exist", PratorRow.Header, "Inskriven", "2024-01-32 10:15"),
        BadRow.With("neither yes nor no", PratorRow.Header, "Kvar på sjukhus", "Kanske"),
        BadRow.Without("neither id nor personnummer", PratorRow.Header, "VårdtillfälleId", "Personnummer"),
        new("cut off", cells => cells[..9]),
        new("one delimiter too many", cells => [.. cells[..13], "Medicin 2", "Vinga sjukhus", .. cells[14..]]),
    ];

    public static PratorRow Ordinary(Draw draw) => Home(draw, Before(draw));

    /// <summary>An episode that was entered when the system worked again; the patient is still in.</summary>
    public static PratorRow Entered(Draw draw, DateTime created, Patient patient, DateTime admitted) => new()
    {
        Patient = patient,
        Created = created,
        Admitted = admitted,
        StillInpatient = "Ja",
        Place = draw.Place(Invented.Wards),
        ChangedBy = draw.Pick(Invented.Editors),
    };

    /// <summary>An episode of the paper log, registered afterwards with the moments that paper has, or the morning of its days.</summary>
    public static PratorRow Registered(LogRow row) => new()
    {
        Patient = row.Patient,
        Created = row.Created!.HasTime ? row.Created.Value : row.Created.Value.AddHours(10),
        Admitted = row.Admitted.HasTime ? row.Admitted.Value : row.Admitted.Value.AddHours(8),
        Discharged = row.Discharged?.Value,
        StillInpatient = row.StillInpatient == Answer.Yes ? "Ja" : "",
        Disposition = row.Disposition,
        Place = row.Place,
        ChangedBy = Invented.Editors[0],
    };

    private static PratorRow Before(Draw draw) => CreatedAt(draw, draw.Daytime(Outage.Starts.AddDays(-38), Outage.Starts));

    private static PratorRow During(Draw draw) => CreatedAt(draw, draw.Daytime(Outage.Starts, Outage.RegisterFrom));

    private static PratorRow After(Draw draw) => CreatedAt(draw, draw.Daytime(Outage.RegisterFrom, Outage.Exported.AddDays(-1)));

    private static PratorRow CreatedAt(Draw draw, DateTime created) => new()
    {
        Patient = draw.Patient(),
        Protected = draw.Chance(4) ? "Ja" : draw.Pick("Nej", "Nej", "Nej", ""),
        Created = created,
        Admitted = created.AddMinutes(-draw.Between(40, 20 * 60)),
        Place = draw.Place(Invented.Wards),
        ChangedBy = draw.Pick(Invented.Editors),
    };

    private static PratorRow Inpatient(Draw draw, PratorRow row) => row with
    {
        StillInpatient = "Ja",
        Ready = draw.Chance(30) && row.Created < Outage.Starts ? draw.Day(row.Created.Value, Outage.Starts.AddDays(-1)) : null,
    };

    // Who had left before the outage was closed in the usual way; who left on the day of the export is not known yet.
    private static PratorRow Home(Draw draw, PratorRow row)
    {
        DateTime earliest = row.Admitted!.Value.Date.AddDays(1);
        return row with
        {
            Discharged = draw.Day(earliest < Outage.Starts ? Outage.Starts : earliest, Outage.Exported.AddDays(-1)),
            Disposition = draw.Pick(Homes),
            StillInpatient = draw.Pick("Nej", "Nej", ""),
        };
    }

    private static PratorRow ReadyInTime(Draw draw, PratorRow row) =>
        row with { Ready = draw.Day(row.Admitted!.Value.AddDays(1), row.Discharged!.Value) };

    private static PratorRow ReadyTooLate(Draw draw, PratorRow row) =>
        row with { Ready = draw.Day(row.Discharged!.Value.AddDays(1), Outage.Exported) };

    private static PratorRow WithDischarge(Draw draw, int daysAfterAdmission)
    {
        PratorRow row = Home(draw, Before(draw));
        return row with { Discharged = row.Admitted!.Value.AddDays(daysAfterAdmission) };
    }

    private static PratorRow ClosedAfter(Draw draw) =>
        Home(draw, Before(draw)) with { Status = draw.Pick("Avslutad", "Stängd"), Closed = draw.Daytime(Outage.Restored, Outage.Exported) };

    private static PratorRow ClosedBefore(Draw draw)
    {
        PratorRow row = CreatedAt(draw, draw.Daytime(Outage.Starts.AddDays(-45), Outage.Starts.AddDays(-14)));
        DateTime left = row.Created!.Value.Date.AddDays(draw.Between(2, 11));
        return row with
        {
            Ready = left.AddDays(-draw.Between(0, 1)),
            Discharged = left,
            Closed = draw.Daytime(left.AddHours(15), left.AddDays(2)),
            Status = "Avslutad",
            StillInpatient = "Nej",
            Disposition = draw.Pick(Homes),
        };
    }
}
