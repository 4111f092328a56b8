namespace Prator.Recovery.Samples;

/// <summary>What happened on Tuesday 6 February, as the files of Wednesday morning have it.</summary>
internal static class Wednesday
{
    private const int Seed = 20240207;
    private const int FirstId = 49101;
    private const int FirstSipId = 8201;

    public static Morning After(Morning tuesday, Morning monday)
    {
        Morning day = tuesday.Next();
        DateTime worked = tuesday.Exported.Date;
        Closing closing = new(day, worked);
        Entering entering = new(day, FirstId, FirstSipId);
        InTheSystem(day, monday, closing, worked);
        OnPaper(day, entering, worked);
        OfSips(day, entering);
        return day;
    }

    private static void InTheSystem(Morning day, Morning monday, Closing closing, DateTime worked)
    {
        Since<PratorRow> episodes = closing.Episodes;

        // What was ordered on Tuesday: the orders of Monday that had gone stale, and those who went home since.
        closing.AsOrdered("E4", 6);
        closing.AsOrdered("E4-READY", 5);
        closing.AsOrdered("went home", 3);

        // What had been entered with other dates than ordered is set right, for two of three.
        episodes.Change("set right", 2, r => r.Outcome == Closing.Otherwise, r => r with { Ready = worked.AddDays(-1) });

        // The hospital was right about one discharge, and the system was mended.
        string readmitted = day.KnownBetter.Keys.Single(k => k.Admitted == Monday.Readmission).Patient;
        PratorRow mended = episodes.Change("mended", 1, r => r.Outcome == "E4" && day.IsDisputed(r.Row) && r.Row.Patient.Number != readmitted, r => r with { Discharged = r.Discharged!.Value.AddDays(1) })[0];
        day.ForgetBetter(mended.Patient);

        // One of those that were missing was only filtered away.
        HashSet<string> there = [.. day.Episodes.Select(r => r.Row.Id)];
        WrittenRow<PratorRow> back = monday.Episodes.First(r => r.Outcome == "E3" && !there.Contains(r.Row.Id));
        day.Episodes.Insert(0, back);

        episodes.Mend(2);
    }

    private static void OnPaper(Morning day, Entering entering, DateTime worked)
    {
        Draw draw = new(Seed, 987, 992);
        Since<LogRow> log = new(day.Log, r => r.Typed(draw));
        entering.Register(log, "E1", 5);
        entering.Register(log, "E2-AGREED", 4);
        entering.Register(log, "agreed", 1);
        log.Change("went home", 4, r => r.Outcome == "E2" && r.Row is { StillInpatient: Answer.Yes, LongTermNeed: not Answer.Yes, Agreement: not Answer.Yes }, r => r with { StillInpatient = Answer.No, Discharged = Stamp.Day(worked), Disposition = "Ordinärt boende" });
        log.Mend(1);
    }

    private static void OfSips(Morning day, Entering entering)
    {
        Since<SipRow> list = new(day.SipLog, r => r.Cells());
        Since<SipRow> held = new(day.Sips, SystemSips.Cells);
        entering.Create(list, held, "S1", 7);
        entering.Create(list, held, "S2", 9);
        entering.Create(list, held, "meeting held", 1);
        HashSet<string> ended = [.. day.SipLog.Where(r => r.Outcome == "S3").Select(r => r.Row.Id)];
        held.Change("closed by the normal routine", 3, r => ended.Contains(r.Row.Id) && r.Row.Status != "Avslutad", r => r with { Status = "Avslutad" });
        list.Mend(2);
    }
}
