namespace Prator.Recovery.Core.Items;

/// <summary>A Ja/Nej column. Blank, "Vet ej" and their like are <see cref="Unknown"/>, never "no".</summary>
public enum YesNo : byte
{
    Unknown,
    Yes,
    No,
}

/// <summary>What a Status column says. <see cref="Blank"/> is kept apart from <see cref="Open"/>: a policy may read them differently.</summary>
public enum ItemStatus : byte
{
    Blank,
    Open,
    Closed,
    Cancelled,
    Unknown,
}

/// <summary>Where the patient went, as a Disposition column says it. <see cref="Other"/> is a text that no profile knows.</summary>
public enum DispositionCode : byte
{
    Blank,
    Home,
    OtherHospital,
    Deceased,
    Inpatient,
    Other,
}
