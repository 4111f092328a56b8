namespace Prator.Recovery.Samples;

/// <summary>What happened on Monday 5 February, as the files of Tuesday morning have it.</summary>
internal static class Tuesday
{
    private const int Seed = 20240206;
    private const int FirstId = 49001;
    private const int FirstSipId = 8101;

    public static Morning After(Morning monday)
    {
        Morning day = monday.Next();
        DateTime worked = monday.Exported.Date;
        Closing closing = new(day, worked);
        Entering entering = new(day, FirstId, FirstSipId);
        InTheSystem(day, closing, entering, worked);
        OnPaper(day, entering, worked);
        OfSips(day, entering, worked);
        return day;
    }

    private static void InTheSystem(Morning day, Closing closing, Entering entering, DateTime worked)
    {
        Draw draw = new(Seed, 980, 986);
        Since<PratorRow> episodes = closing.Episodes;

        // The closures that were ordered on Monday.
        closing.AsOrdered("E4", 22);
        closing.AsOrdered("E4-READY", 14);
        closing.BackDated("E4", 3);
        episodes.Change("another hospital", 1, closing.IsOrdered("E4"), r => r with { Disposition = "Annat sjukhus" });

        // Patients who went home, who died, and of whom it is known at last where they are.
        episodes.Change("went home", 4, r => r.Outcome == "E3" && closing.IsUndisputed(r.Row) && r.Row.Disposition.Length == 0, r => r with { Discharged = worked, Disposition = "Hem", StillInpatient = "Nej", Ready = null });
        episodes.Change("went home after the outage", 2, r => r.Outcome == "E1-IN" && r.Row.StillInpatient == "Ja", r => r with { Discharged = worked, Disposition = "SÄBO", StillInpatient = "Nej" });
        episodes.Change("died", 1, r => r.Outcome == "E1-IN" && r.Row.StillInpatient == "Ja", r => r with { Discharged = worked, Disposition = "Avliden", StillInpatient = "Nej" });
        episodes.Change("found", 2, r => r.Outcome == "E5-UNKNOWN" && r.Row.Disposition.Length == 0, r => r with { StillInpatient = "Ja" });
        foreach (PratorRow gone in episodes.Choose("discharge known to the hospital", 2, r => r.Outcome == "E4-NODATE" && r.Row is { Protected: not "Ja", Patient.IsReserve: false }))
        {
            day.KnowBetter(Census.Of(gone)! with { Discharged = Outage.RegisterFrom.AddDays(-1) });
        }

        // Lost: one of them only because somebody had filtered the export.
        episodes.Lose("vanished", 3, r => r.Outcome == "E3" && closing.IsUndisputed(r.Row));
        episodes.Mend(2);

        (string readmitted, _) = day.KnownBetter.Keys.Single(k => k.Admitted == Monday.Readmission);
        PratorRow first = day.Episodes.First(r => r.Row.Patient.Number == readmitted).Row;
        entering.Add("readmitted", PratorCases.Entered(draw, worked.AddHours(8), first.Patient, Monday.Readmission.AddHours(21)) with { Place = first.Place, Protected = first.Protected });
        for (int i = 0; i < 4; i++)
        {
            entering.Add("new", PratorCases.Entered(draw, worked.AddHours(9 + i), draw.Patient(), worked.AddHours(7).AddMinutes(10 * i)));
        }
    }

    private static void OnPaper(Morning day, Entering entering, DateTime worked)
    {
        Draw draw = new(Seed, 987, 992);
        Since<LogRow> log = new(day.Log, r => r.Typed(draw));
        entering.Register(log, "E1", 13);
        entering.RegisterTwice(log, "E1");
        entering.Register(log, "E2-AGREED", 6);
        log.Change("went home", 6, r => r.Outcome == "E2" && r.Row is { StillInpatient: Answer.Yes, LongTermNeed: not Answer.Yes, Agreement: not Answer.Yes }, r => r with { StillInpatient = Answer.No, Discharged = Stamp.Day(worked), Disposition = "Hem" });
        log.Change("agreed", 2, r => r.Outcome == "E2" && r.Row is { StillInpatient: Answer.Yes, LongTermNeed: Answer.Yes, AgreedOn: null }, r => r with { Agreement = Answer.No, AgreedOn = Stamp.Day(worked) });
        log.Mend(4);
        log.Add("found in a drawer", LogCases.Ordinary(draw));
        log.Add("found in a drawer", LogCases.Ordinary(draw));
    }

    private static void OfSips(Morning day, Entering entering, DateTime worked)
    {
        Since<SipRow> list = new(day.SipLog, r => r.Cells());
        Since<SipRow> held = new(day.Sips, SystemSips.Cells);
        entering.Create(list, held, "S1", 9);
        entering.Create(list, held, "S2", 8);
        HashSet<string> ended = [.. day.SipLog.Where(r => r.Outcome == "S3").Select(r => r.Row.Id)];
        held.Change("closed by the normal routine", 4, r => ended.Contains(r.Row.Id), r => r with { Status = "Avslutad" });
        list.Change("meeting not held", 2, r => r.Outcome == "S1-ASK" && r.Row.Meeting != DateWords.Day(worked), r => r with { Meeting = "Nej" });
        list.Change("meeting held", 2, r => r.Outcome == "S2-ASK", r => r with { Meeting = "Ja" });
        list.Mend(2);
        DiedWithSip(day, worked);
    }

    // A patient was admitted again and died, and only the hospital knows; the SIP still lies open in the system.
    private static void DiedWithSip(Morning day, DateTime worked)
    {
        SipRow sip = day.Sips.First(r => r.Row is { Deceased: "", EpisodeId.Length: > 0, Ended: "" } && r.Row.CreatedOn < Outage.Starts).Row;
        PratorRow left = day.Episodes.First(e => e.Row.Id == sip.EpisodeId).Row;
        day.KnowBetter(new CensusRow(left.Patient, worked) { Discharged = worked, Disposition = "Avliden", Unit = left.Place.Unit });
    }
}
