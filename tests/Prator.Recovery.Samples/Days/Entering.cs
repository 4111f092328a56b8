namespace Prator.Recovery.Samples;

/// <summary>How what had been kept on paper was entered in the system.</summary>
internal sealed class Entering(Morning day, int firstId, int firstSipId)
{
    private int _id = firstId;
    private int _sipId = firstSipId;

    /// <summary>Adds an episode to the system's export, under a new number.</summary>
    public void Add(string what, PratorRow row) => Write(what, row with { Id = PratorExport.Id(_id++) });

    /// <summary>Episodes of the log are registered.</summary>
    public void Register(Since<LogRow> log, string outcome, int count)
    {
        foreach (LogRow row in log.Choose("registered", count, CanBeRegistered(outcome)))
        {
            Add("registered", PratorCases.Registered(row));
        }
    }

    /// <summary>An episode of the log is registered by two persons.</summary>
    public void RegisterTwice(Since<LogRow> log, string outcome)
    {
        LogRow row = log.Choose("registered twice", 1, CanBeRegistered(outcome))[0];
        Add("registered twice", PratorCases.Registered(row));
        Add("registered twice", PratorCases.Registered(row));
    }

    /// <summary>SIPs of the coordinators' list are created in the system.</summary>
    public void Create(Since<SipRow> list, Since<SipRow> held, string outcome, int count)
    {
        foreach (SipRow row in list.Choose("created", count, r => r.Outcome == outcome && !IsHeld(r.Row)))
        {
            held.Add("created", row with { Id = SipExport.Id(_sipId++) });
        }
    }

    private Func<WrittenRow<LogRow>, bool> CanBeRegistered(string outcome) => r =>
        r.Outcome == outcome && r.Row is { PatientCell: null, Patient.IsReserve: false } && !day.Episodes.Exists(e => e.Row.Patient == r.Row.Patient);

    private bool IsHeld(SipRow row) => day.Sips.Exists(s => s.Row.Patient == row.Patient);

    private void Write(string what, PratorRow row) => day.Episodes.Add(new WrittenRow<PratorRow>(what, row, row.Cells()));
}
