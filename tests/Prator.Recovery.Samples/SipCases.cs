namespace Prator.Recovery.Samples;

/// <summary>What outage-sip.csv is made of: the SIPs of before, during and after the outage, in the system or on paper.</summary>
internal static class SipCases
{
    public static IReadOnlyList<Case<SipRow>> All { get; } =
    [
        // Created during the outage, the meeting remains to be held.
        new("S1", 14, d => During(d) with { Meeting = "Nej" }),
        new("S1", 10, d => During(d) with { Meeting = DateWords.Day(d.Day(Outage.Exported.AddDays(1), Outage.Exported.AddDays(24))) }),
        new("S1", 1, d => CreatedAt(d, Outage.Starts.AddMinutes(2), DateWords.DayAndTime) with { InPrator = "Nej", Meeting = "Nej" }),
        new("S1", 1, d => During(d) with { InPrator = "Vet ej", Meeting = "Nej", Participants = "" }),

        // Created during the outage, the meeting was held and the plan drawn up.
        new("S2", 12, d => Planned(d) with { Meeting = "Ja" }),
        new("S2", 9, d => Planned(d) with { Meeting = DateWords.Day(d.Day(Outage.RegisterFrom.AddDays(-4), Outage.Exported.AddDays(-1))) }),
        new("S2", 1, d => Planned(d) with { Meeting = "Ja", Goals = Invented.AwkwardGoals[0] }),
        new("S2", 1, d => Planned(d) with { Meeting = "X", Goals = Invented.AwkwardGoals[1] }),
        new("S2", 1, d => Planned(d) with { Meeting = "Ja", Goals = Invented.AwkwardGoals[2], Activities = "" }),

        // The other four of plan and meeting.
        new("S1-HELD", 3, d => During(d) with { Meeting = d.Pick("Ja", "2024-01-30") }),
        new("S1-ASK", 3, d => During(d) with { Meeting = d.Pick("", "Vet ej", "?") }),
        new("S1-ASK", 1, d => During(d) with { Meeting = DateWords.Day(Outage.Exported) }),
        new("S2-ASK", 4, d => Planned(d) with { Meeting = d.Pick("", "Vet ej", "Oklart") }),
        new("S2-NOTHELD", 2, d => Planned(d) with { Meeting = "Nej" }),

        // Created during the outage and ended, on either side of the restoration.
        new("S4", 13, EndedDuring),
        new("S4", 1, d => During(d) with { Ended = "2024-02-01 23:30" }),
        new("S4-TAIL", 1, d => During(d) with { Ended = "2024-02-02 07:15" }),
        new("S-LATE", 1, d => During(d) with { Ended = "2024-02-02" }),
        new("S-LATE", 2, d => During(d) with { Ended = DateWords.DayAndTime(d.Daytime(Outage.Restored, Outage.Exported)) }),
        new("S-CLOSED", 2, d => During(d) with { Status = "Avslutad" }),
        new("S-IN", 3, d => During(d) with { InPrator = "Ja", Meeting = "Nej" }),

        // From before the outage.
        new("S3", 10, d => EndedLately(d, Before(d))),
        new("S3-DONE", 8, d => EndedLately(d, Before(d)) with { Status = d.Pick("Avslutad", "Stängd") }),
        new("S-OPEN", 12, d => Before(d) with { Meeting = d.Pick("Ja", "Nej", ""), Participants = People(d) }),
        new("S-ABSENT", 2, d => Before(d) with { InPrator = "Nej" }),

        // Between the last manual day and the restoration: the last is 00:30 on 1 February in Sweden.
        new("S-TAIL", 1, d => CreatedAt(d, Outage.RegisterFrom, DateWords.Day)),
        new("S-TAIL", 1, d => CreatedAt(d, Outage.Restored.AddMinutes(-20), DateWords.DayAndTime)),
        new("S-TAIL", 1, d => CreatedAt(d, Outage.RegisterFrom, _ => "2024-01-31T23:30:00Z")),

        // After the restoration; its day without a time counts as after.
        new("S-NEW", 7, d => After(d) with { InPrator = d.Pick("Nej", "", "Vet ej") }),
        new("S-NEW", 1, d => CreatedAt(d, Outage.Restored, DateWords.Day) with { InPrator = "Nej" }),
        new("S-NEW-IN", 6, d => After(d) with { InPrator = "Ja" }),
        new("S-NEW-DONE", 2, d => After(d) with { InPrator = "Ja", Status = "Avslutad", Ended = DateWords.Day(Outage.Exported) }),

        // Where work would go on, but for the patient.
        new("S-DECEASED", 1, d => During(d) with { Deceased = "Ja", Meeting = "Nej" }),
        new("S-DECEASED", 1, d => Before(d) with { Deceased = "Ja" }),
        new("S-DECEASED", 1, d => After(d) with { Deceased = "Ja" }),
        new("S-CONSENT", 3, d => During(d) with { Consent = "Nej", Meeting = "Nej" }),

        // Not to be read in one way only.
        new("S-STATUS", 1, d => Before(d) with { Status = "Makulerad" }),
        new("S-STATUS", 1, d => During(d) with { Status = "Vilande" }),
        new("S-NODATE", 1, d => During(d) with { CreatedOn = null, Created = "", Meeting = "Nej" }),
        new("S-CONFLICT", 1, d => During(d) with { Ended = "2024-01-10" }),
        new("S-CONFLICT", 1, d => Planned(d) with { Plan = "2024-03-04", Meeting = "Ja" }),
        new("S-CONFLICT", 1, d => CreatedAt(d, Outage.Exported.AddDays(28), DateWords.Day)),
        new("S-DUPLICATE", 1, d => Planned(d) with { Meeting = "Ja" }),
        new("S-DUPLICATE", 1, d => Before(d) with { Meeting = "Ja" }),
    ];

    public static IReadOnlyList<BadRow> Bad { get; } =
    [
        BadRow.With("a day that does not exist", SipRow.Header, "Plan skapad", "2024-02-30"),
        BadRow.With("a date in Swedish", SipRow.Header, "Skapad", "22/1 2024"),
        BadRow.With("neither yes, no nor a date", SipRow.Header, "Möte genomfört", "bokat"),
        BadRow.With("neither yes nor no", SipRow.Header, "Samtycke", "delvis"),
        BadRow.Without("neither id nor personnummer", SipRow.Header, "SipId", "Personnummer"),
        new("cut off", cells => cells[..6]),
    ];

    public static SipRow Ordinary(Draw draw) => During(draw) with { Meeting = "Nej" };

    private static SipRow Before(Draw draw)
    {
        SipRow row = CreatedAt(draw, draw.Daytime(Outage.Starts.AddDays(-60), Outage.Starts), DateWords.DayAndTime);
        return row with { InPrator = draw.Pick("Ja", "Ja", "Ja", ""), Status = draw.Pick("Pågående", "Öppen", "") };
    }

    private static SipRow During(Draw draw)
    {
        DateTime created = draw.Daytime(Outage.Starts, Outage.RegisterFrom);
        SipRow row = CreatedAt(draw, created, draw.Chance(70) ? DateWords.Day : DateWords.DayAndTime);
        return row with { InPrator = draw.Pick("Nej", "Nej", "Nej", "Nej", "", "Vet ej") };
    }

    private static SipRow After(Draw draw) =>
        CreatedAt(draw, draw.Daytime(Outage.Restored, Outage.Exported.AddDays(-1)), DateWords.DayAndTime);

    private static SipRow CreatedAt(Draw draw, DateTime created, Func<DateTime?, string> write) => new()
    {
        Patient = draw.Patient().Dashed,
        CreatedOn = created,
        Created = write(created),
        Status = draw.Pick("Pågående", "Pågående", "Aktiv", ""),
        Consent = draw.Pick("Ja", "Ja", "Ja", "Ja", "", "Vet ej"),
        Deceased = draw.Pick("Nej", "Nej", ""),
        Participants = draw.Chance(85) ? People(draw) : string.Empty,
        Place = draw.Place(Invented.PrimaryCare),
    };

    private static SipRow Planned(Draw draw)
    {
        SipRow row = During(draw);
        return row with
        {
            Plan = DateWords.Day(draw.Day(row.CreatedOn!.Value, Outage.Exported.AddDays(-1))),
            Goals = draw.Chance(85) ? string.Join(" | ", draw.Some(Invented.Goals, draw.Between(1, 3))) : string.Empty,
            Activities = draw.Chance(85) ? string.Join(" | ", draw.Some(Invented.Activities, draw.Between(1, 3))) : string.Empty,
        };
    }

    private static SipRow EndedDuring(Draw draw)
    {
        SipRow row = During(draw);
        return row with
        {
            Ended = DateWords.Day(draw.Day(row.CreatedOn!.Value, Outage.RegisterFrom)),
            Meeting = draw.Pick("Ja", "Nej", ""),
            Status = draw.Pick(row.Status, "Avslutad"),
        };
    }

    private static SipRow EndedLately(Draw draw, SipRow row) =>
        row with { Ended = DateWords.Day(draw.Day(Outage.Starts, Outage.Exported)), Meeting = "Ja" };

    private static string People(Draw draw) => string.Join(", ", draw.Some(Invented.Participants, draw.Between(2, 4)));
}
