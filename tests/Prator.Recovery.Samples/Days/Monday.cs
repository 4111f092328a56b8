namespace Prator.Recovery.Samples;

/// <summary>The first morning after the outage: 5 February 2024.</summary>
internal static class Monday
{
    public static Morning Make()
    {
        PratorExport prator = PratorExport.Make();
        List<WrittenRow<SipRow>> sips = SipExport.Rows(prator.Episodes);
        Morning day = new()
        {
            Exported = Outage.Exported,
            Episodes = prator.Rows,
            Sips = SystemSips.Rows(sips),
            Log = OutageLog.Rows(prator.Episodes),
            SipLog = sips,
        };
        new Hospital(day).KnowsBetter();
        return day;
    }

    /// <summary>What the hospital's census says otherwise than the system.</summary>
    private sealed class Hospital(Morning day)
    {
        private readonly Since<PratorRow> _episodes = new(day.Episodes, r => r.Cells());

        public void KnowsBetter()
        {
            // Another day of discharge, and somebody who has left while the system has them in.
            foreach (CensusRow stay in Stays("another day", 3, r => r.Outcome == "E4" && r.Row.Disposition.Length > 0 && r.Row.Discharged < Outage.Exported.AddDays(-5)))
            {
                day.KnowBetter(stay with { Discharged = stay.Discharged!.Value.AddDays(1) });
            }

            foreach (CensusRow stay in Stays("left", 2, r => r.Outcome == "E3" && r.Row.StillInpatient == "Ja"))
            {
                day.KnowBetter(stay with { Discharged = Outage.RegisterFrom.AddDays(1), Disposition = "Hem" });
            }

            // Readmitted: the system has the first stay only, so far.
            foreach (CensusRow stay in Stays("readmitted", 1, r => r.Outcome == "E4" && r.Row.Discharged < Outage.Exported.AddDays(-5)))
            {
                day.KnowBetter(stay);
                day.KnowBetter(new CensusRow(stay.Patient, Readmission) { Unit = stay.Unit });
            }
        }

        private IEnumerable<CensusRow> Stays(string what, int count, Func<WrittenRow<PratorRow>, bool> which) =>
            _episodes.Choose(what, count, r => r.Row is { Protected: not "Ja", Patient.IsReserve: false } && which(r)).Select(r => Census.Of(r)!);
    }

    /// <summary>When the patient who was readmitted came back.</summary>
    public static DateTime Readmission { get; } = Outage.Exported.Date.AddDays(-1);
}
