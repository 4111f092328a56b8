namespace Prator.Recovery.Samples;

/// <summary>A stay as the hospital's patient administration has it.</summary>
internal sealed record CensusRow(Patient Patient, DateTime Admitted)
{
    public static IReadOnlyList<string> Header { get; } =
        ["Personnummer", "Inskriven", "Utskriven", "Kvar på sjukhus", "Utskriven till", "Enhet"];

    public DateTime? Discharged { get; init; }

    public string Disposition { get; init; } = string.Empty;

    public required string Unit { get; init; }

    public object?[] Cells() =>
        [Patient.Dashed, DateWords.Day(Admitted), DateWords.Day(Discharged), Discharged is null ? "Ja" : "Nej", Disposition, Unit];
}
