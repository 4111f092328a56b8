using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Exports;

/// <summary>What was drawn of an episode; the same whether it becomes a record in memory or a row of a file.</summary>
internal sealed record DrawnEpisode
{
    public Moment CreatedAt { get; init; }

    public Moment AdmittedAt { get; init; }

    public Moment ReadyAt { get; init; }

    public Moment DischargedAt { get; init; }

    public Moment ClosedAt { get; init; }

    public ItemStatus Status { get; init; }

    public YesNo StillInpatient { get; init; }

    public DispositionCode Disposition { get; init; }

    public YesNo LongTermNeed { get; init; }

    public DatedAnswer Agreement { get; init; }

    public YesNo InPrator { get; init; }

    public bool Duplicate { get; init; }

    /// <summary>Which unit, by number.</summary>
    public int Place { get; init; }

    /// <summary>As a reader would make it.</summary>
    /// <param name="number">From 1; no two episodes have the same.</param>
    public Episode ToEpisode(int number) => new()
    {
        Source = new RowPlace("export.csv", number + 1),
        EpisodeId = EpisodeWords.Id(number),
        PatientId = EpisodeWords.Patient(number),
        CreatedAt = CreatedAt,
        AdmittedAt = AdmittedAt,
        ReadyAt = ReadyAt,
        DischargedAt = DischargedAt,
        ClosedAt = ClosedAt,
        Status = Status,
        StillInpatient = StillInpatient,
        Disposition = new Disposition(Disposition, EpisodeWords.Of(Disposition)),
        LongTermNeed = LongTermNeed,
        Agreement = Agreement,
        InPrator = InPrator,
        Duplicate = Duplicate,
        Unit = EpisodeWords.Units[Place],
    };
}
