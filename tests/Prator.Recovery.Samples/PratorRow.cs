namespace Prator.Recovery.Samples;

/// <summary>An episode as the system exports it.</summary>
internal sealed record PratorRow
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "VårdtillfälleId", "Personnummer", "Skyddad identitet", "Skapad", "Inskriven", "Utklar", "Faktiskt utskriven", "Avslutad", "Status",
        "Kvar på sjukhus", "Utskriven till", "Omfattande insatser", "Överenskommelse", "Enhet", "Kommun", "Ansvarig", "Senast ändrad av",
    ];

    public string Id { get; init; } = string.Empty;

    public required Patient Patient { get; init; }

    public string Protected { get; init; } = "Nej";

    public DateTime? Created { get; init; }

    public DateTime? Admitted { get; init; }

    public DateTime? Ready { get; init; }

    public DateTime? Discharged { get; init; }

    public DateTime? Closed { get; init; }

    public string Status { get; init; } = "Öppen";

    public string StillInpatient { get; init; } = string.Empty;

    public string Disposition { get; init; } = string.Empty;

    public string LongTermNeed { get; init; } = string.Empty;

    public string Agreement { get; init; } = string.Empty;

    public required Place Place { get; init; }

    public required string ChangedBy { get; init; }

    public object?[] Cells() =>
    [
        Id, Patient.Dashed, Protected, DateWords.DayAndTime(Created), DateWords.DayAndTime(Admitted), DateWords.Day(Ready),
        DateWords.Day(Discharged), DateWords.DayAndTime(Closed), Status, StillInpatient, Disposition, LongTermNeed, Agreement,
        Place.Unit, Place.Municipality, Place.Owner, ChangedBy,
    ];
}
