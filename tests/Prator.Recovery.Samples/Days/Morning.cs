namespace Prator.Recovery.Samples;

/// <summary>The files of one morning, as the rows that they are made of.</summary>
internal sealed record Morning
{
    /// <summary>When the files were exported.</summary>
    public required DateTime Exported { get; init; }

    public required List<WrittenRow<PratorRow>> Episodes { get; init; }

    public required List<WrittenRow<SipRow>> Sips { get; init; }

    public required List<WrittenRow<LogRow>> Log { get; init; }

    /// <summary>The coordinators' list of SIPs.</summary>
    public required List<WrittenRow<SipRow>> SipLog { get; init; }

    /// <summary>What the hospital knows otherwise than the other files say, or what they do not say; by patient and admission.</summary>
    public Dictionary<(string Patient, DateTime Admitted), CensusRow> KnownBetter { get; init; } = [];

    /// <summary>The name of the folder that the files lie in.</summary>
    public string Folder => DateWords.Day(Exported);

    /// <summary>The same, a day later, for what happened to be written into it.</summary>
    public Morning Next() => this with
    {
        Exported = Exported.AddDays(1),
        Episodes = [.. Episodes],
        Sips = [.. Sips],
        Log = [.. Log],
        SipLog = [.. SipLog],
        KnownBetter = new(KnownBetter),
    };

    public void KnowBetter(CensusRow stay) => KnownBetter[KeyOf(stay)] = stay;

    /// <summary>Whether the hospital says something else about an episode of the system.</summary>
    public bool IsDisputed(PratorRow row) => row.Admitted is { } admitted && KnownBetter.ContainsKey((row.Patient.Number, admitted.Date));

    public void ForgetBetter(Patient patient)
    {
        foreach ((string, DateTime) key in KnownBetter.Keys.Where(k => k.Patient == patient.Number).ToList())
        {
            KnownBetter.Remove(key);
        }
    }

    public SampleDay ToDay() => new(
        Folder,
        [PratorExport.File(Episodes), SystemSips.File(Sips), OutageLog.File(Log), SipExport.File(SipLog), Census.File([.. Stays()])]);

    private IEnumerable<CensusRow> Stays()
    {
        List<CensusRow> told = [.. Census.Of(this)];
        HashSet<(string, DateTime)> keys = [.. told.Select(KeyOf)];
        return told.Select(s => KnownBetter.GetValueOrDefault(KeyOf(s), s))
            .Concat(KnownBetter.Values.Where(s => !keys.Contains(KeyOf(s))))
            .OrderBy(s => s.Admitted.Date)
            .ThenBy(s => s.Patient.Number, StringComparer.Ordinal);
    }

    private static (string Patient, DateTime Admitted) KeyOf(CensusRow stay) => (stay.Patient.Number, stay.Admitted.Date);
}
