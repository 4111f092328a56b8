using System.Globalization;

namespace Prator.Recovery.Samples;

/// <summary>What outage-log.xlsx is made of: the episodes that were kept on paper, typed in afterwards.</summary>
internal static class LogCases
{
    private static readonly string[] Homes = ["Hem", "hemmet", "Ordinärt boende", "SÄBO", "Särskilt boende", "Korttids", ""];

    public static IReadOnlyList<Case<LogRow>> All { get; } =
    [
        // Created during the outage, and no agreement on a need: goes on by the manual routine.
        new("E2", 25, d => WithoutNeed(d, Home(d, During(d)))),
        new("E2", 20, d => WithoutNeed(d, Inpatient(During(d)))),
        new("E2", 3, d => Home(d, During(d)) with { Disposition = "Annat sjukhus" }),
        new("E2", 2, d => Home(d, During(d)) with { Disposition = "Avliden" }),
        new("E2", 3, During),
        new("E2", 1, d => Inpatient(Created(d, Stamp.Day(Outage.Starts)))),
        new("E2", 1, d => Inpatient(Created(d, Stamp.Time(Outage.RegisterFrom.AddMinutes(-15))))),

        // One of need and agreement is known, the other is asked for.
        new("E2", 5, d => Inpatient(During(d)) with { LongTermNeed = Answer.Yes, Agreement = d.Pick(Answer.No, Answer.Unknown) }),
        new("E2", 3, d => Inpatient(During(d)) with { Agreement = Answer.Yes }),
        new("E2", 1, d => Inpatient(During(d)) with { AgreedOn = Agreed(d) }),
        new("E2", 2, d => Inpatient(During(d)) with { LongTermNeed = Answer.Yes, AgreedOn = AgreedLater(d) }),

        // Agreed to be registered afterwards.
        new("E2-AGREED", 9, d => Inpatient(During(d)) with { LongTermNeed = Answer.Yes, Agreement = Answer.Yes }),
        new("E2-AGREED", 6, d => Home(d, During(d)) with { LongTermNeed = Answer.Yes, AgreedOn = Agreed(d) }),
        new("E2-DECEASED", 1, d => Home(d, During(d)) with { LongTermNeed = Answer.Yes, Agreement = Answer.Yes, Disposition = "Avliden" }),
        new("E2-DECEASED", 1, d => Home(d, During(d)) with { LongTermNeed = Answer.Yes, AgreedOn = Agreed(d), Disposition = "Död" }),

        // Created when registration had begun again, and still on paper only.
        new("E1", 18, d => Inpatient(After(d))),
        new("E1", 5, d => Home(d, After(d))),
        new("E1", 1, d => Inpatient(Created(d, Stamp.Time(Outage.RegisterFrom.AddMinutes(10))))),
        new("E1-DECEASED", 1, d => Home(d, After(d)) with { Disposition = "Avliden" }),

        // Not as the log was meant.
        new("E-ABSENT", 3, d => Inpatient(Created(d, Stamp.Day(d.Day(Outage.Starts.AddDays(-6), Outage.Starts.AddDays(-1)))))),
        new("E-NODATE", 2, d => Inpatient(During(d)) with { Created = null }),
        new("E-CONFLICT", 1, d => During(d) with { Discharged = Stamp.Day(Outage.Starts.AddDays(-9)) }),
        new("E-CONFLICT", 1, d => Home(d, During(d)) with { StillInpatient = Answer.Yes, Disposition = "" }),
        new("E-CONFLICT", 1, d => Inpatient(During(d)) with { Created = Stamp.Day(Outage.Starts.AddYears(1)) }),
        new("E-DUPLICATE", 2, d => Inpatient(During(d)) with { LongTermNeed = Answer.Yes }),

        // Numbers that a spreadsheet took for numbers, one without its leading zero; somebody who is 102; a reserve number.
        new("E2", 2, d => InNumbers(Inpatient(During(d)))),
        new("E2", 1, d => WithoutZero(Inpatient(During(d)))),
        new("E2", 1, d => AHundred(Home(d, During(d)))),
        new("E2", 1, d => Home(d, During(d)) with { Patient = Patient.Reserve(7) }),
    ];

    /// <summary>The rows of these rules are about patients whose episode lies in the system too, as their case there says.</summary>
    public static IReadOnlyDictionary<string, string> AlsoInPrator { get; } =
        new Dictionary<string, string> { ["E2-AGREED-IN"] = "E2-AGREED" };

    public static IReadOnlyList<BadRow> Bad { get; } =
    [
        BadRow.With("a date in words", LogRow.Header, "Skapad", "i tisdags"),
        BadRow.With("a date with dots", LogRow.Header, "Inskriven", "24.01.2024"),
        BadRow.With("neither yes nor no", LogRow.Header, "Omfattande insatser", "ev."),
        BadRow.With("neither yes, no nor a date", LogRow.Header, "Överenskommelse", "muntlig"),
        BadRow.With("an error of the spreadsheet", LogRow.Header, "Utskriven", new CellError("#N/A")),
        BadRow.With("another error of the spreadsheet", LogRow.Header, "Kommun", new CellError("#REF!")),
        BadRow.Without("no personnummer", LogRow.Header, "Personnummer"),
    ];

    public static LogRow Ordinary(Draw draw) => Inpatient(During(draw));

    /// <summary>An episode that was kept on paper and then entered in the system.</summary>
    public static LogRow Of(PratorRow entered) => new()
    {
        Patient = entered.Patient,
        Created = Stamp.Time(entered.Created!.Value),
        Admitted = Stamp.Time(entered.Admitted!.Value),
        LongTermNeed = Answer.Yes,
        Agreement = Answer.Yes,
        StillInpatient = Answer.Yes,
        Place = entered.Place,
    };

    private static LogRow During(Draw draw) => Created(draw, Written(draw, draw.Daytime(Outage.Starts, Outage.RegisterFrom)));

    private static LogRow After(Draw draw) => Created(draw, Written(draw, draw.Daytime(Outage.RegisterFrom, Outage.Exported.AddDays(-1))));

    private static Stamp Written(Draw draw, DateTime value) => draw.Chance(75) ? Stamp.Day(value) : Stamp.Time(value);

    private static LogRow Created(Draw draw, Stamp created) => new()
    {
        Patient = draw.Patient(),
        Created = created,
        Admitted = draw.Chance(75)
            ? Stamp.Day(created.Value.AddDays(-draw.Between(0, 1)))
            : Stamp.Time(created.Value.Date.AddMinutes(-draw.Between(30, 900))),
        Place = draw.Place(Invented.Wards),
    };

    private static LogRow Inpatient(LogRow row) => row with { StillInpatient = Answer.Yes };

    private static LogRow Home(Draw draw, LogRow row) => row with
    {
        Discharged = Stamp.Day(draw.Day(row.Created!.Value.AddDays(1), Outage.Exported.AddDays(-1))),
        Disposition = draw.Pick(Homes),
        StillInpatient = draw.Pick(Answer.No, Answer.Unknown),
    };

    private static LogRow WithoutNeed(Draw draw, LogRow row) => row with
    {
        LongTermNeed = draw.Pick(Answer.No, Answer.No, Answer.Unknown),
        Agreement = draw.Pick(Answer.No, Answer.Unknown),
    };

    private static Stamp AgreedLater(Draw draw) => Stamp.Day(Outage.Exported.AddDays(draw.Between(2, 9)));

    private static Stamp Agreed(Draw draw) => Stamp.Day(draw.Day(Outage.Starts.AddDays(7), Outage.Exported.AddDays(-1)));

    private static LogRow InNumbers(LogRow row) =>
        row.Patient.IsReserve ? row : row with { PatientCell = double.Parse(row.Patient.Number, CultureInfo.InvariantCulture) };

    private static LogRow AHundred(LogRow row)
    {
        Patient patient = Patient.Of(new DateTime(1921, 3, 11), 989);
        return row with { Patient = patient, PatientCell = patient.Short };
    }

    private static LogRow WithoutZero(LogRow row)
    {
        Patient patient = Patient.Of(new DateTime(2004, 5, 12), 990);
        return row with { Patient = patient, PatientCell = double.Parse(patient.Number.AsSpan(2), CultureInfo.InvariantCulture) };
    }
}
