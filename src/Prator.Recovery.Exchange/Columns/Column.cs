namespace Prator.Recovery.Exchange;

/// <summary>How the values of a column are written.</summary>
internal enum ValueForm
{
    OwnId,
    Id,
    PatientId,
    Text,
    Date,
    YesNo,
    YesNoOrDate,
    Status,
    Disposition,
    TextList,
}

/// <summary>One property that an export may have a column for.</summary>
/// <param name="Name">The property's name in code; always a header too.</param>
/// <param name="Form">How its values are written.</param>
internal sealed record Column(string Name, ValueForm Form)
{
    /// <summary>Whether the column alone lets a row be told from others.</summary>
    public bool IsIdentity => Form is ValueForm.OwnId or ValueForm.PatientId;
}
