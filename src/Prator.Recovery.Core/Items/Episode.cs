namespace Prator.Recovery.Core.Items;

/// <summary>A vårdtillfälle: one hospital stay that is coordinated in the system.</summary>
public sealed record Episode : CareItem
{
    /// <summary>VårdtillfälleId; null when the row has none.</summary>
    public string? EpisodeId { get; init; }

    public override string? Id => EpisodeId;

    /// <summary>Inskriven.</summary>
    public Moment AdmittedAt { get; init; }

    /// <summary>Utklar: declared ready for discharge. The municipality's payment liability counts from it.</summary>
    public Moment ReadyAt { get; init; }

    /// <summary>Faktiskt utskriven: when the patient left. Blank alone never means "still inpatient".</summary>
    public Moment DischargedAt { get; init; }

    /// <summary>Avslutad: when the episode was closed in the system.</summary>
    public Moment ClosedAt { get; init; }

    /// <summary>Kvar på sjukhus.</summary>
    public YesNo StillInpatient { get; init; }

    /// <summary>Utskriven till.</summary>
    public Disposition Disposition { get; init; }

    /// <summary>Omfattande insatser: extensive, long-term need.</summary>
    public YesNo LongTermNeed { get; init; }

    /// <summary>Överenskommelse between the units to register afterwards: an answer or its date.</summary>
    public DatedAnswer Agreement { get; init; }
}
