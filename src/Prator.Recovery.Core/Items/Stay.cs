namespace Prator.Recovery.Core.Items;

/// <summary>
/// One hospital stay as the hospital's patient administration has it in its census. It tells where a patient was; nothing is
/// decided about it. A patient who was readmitted has several, told apart by <see cref="AdmittedAt"/>.
/// </summary>
public sealed record Stay : ExportRow
{
    /// <summary>Personnummer, samordningsnummer or reserve number, 12 digits where the form allows; never blank. Never shown by default.</summary>
    public required string PatientId { get; init; }

    /// <summary>Inskriven.</summary>
    public Moment AdmittedAt { get; init; }

    /// <summary>Utskriven: when the patient left. Blank alone never means "still inpatient".</summary>
    public Moment DischargedAt { get; init; }

    /// <summary>Kvar på sjukhus.</summary>
    public YesNo StillInpatient { get; init; }

    /// <summary>Utskriven till.</summary>
    public Disposition Disposition { get; init; }
}
