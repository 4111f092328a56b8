namespace Prator.Recovery.Exchange;

/// <summary>The places of the columns that every kind of care item has; those of a kind alone come after.</summary>
internal static class Slot
{
    public const int Id = 0;
    public const int PatientId = 1;
    public const int CreatedAt = 2;
    public const int Status = 3;
    public const int InPrator = 4;
    public const int IsProtected = 5;
    public const int Unit = 6;
    public const int Municipality = 7;
    public const int Owner = 8;
    public const int OwnerEmail = 9;

    /// <summary>How many columns every kind of care item has.</summary>
    public const int Common = 10;

    /// <summary>The common columns under the kind's name for its own id.</summary>
    public static IEnumerable<Column> CommonColumns(string ownId) =>
    [
        new(ownId, ValueForm.OwnId),
        new("PatientId", ValueForm.PatientId),
        new("CreatedAt", ValueForm.Date),
        new("Status", ValueForm.Status),
        new("InPrator", ValueForm.YesNo),
        new("IsProtected", ValueForm.YesNo),
        new("Unit", ValueForm.Text),
        new("Municipality", ValueForm.Text),
        new("Owner", ValueForm.Text),
        new("OwnerEmail", ValueForm.Text),
    ];
}
