using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

internal sealed class StayShape : ItemShape<Stay>
{
    private const int PatientId = 0;
    private const int AdmittedAt = 1;
    private const int DischargedAt = 2;
    private const int StillInpatient = 3;
    private const int Disposition = 4;
    private const int Unit = 5;

    private StayShape()
        : base(
            ItemKind.Stay,
            [
                new("PatientId", ValueForm.PatientId),
                new("AdmittedAt", ValueForm.Date),
                new("DischargedAt", ValueForm.Date),
                new("StillInpatient", ValueForm.YesNo),
                new("Disposition", ValueForm.Disposition),
                new("Unit", ValueForm.Text),
            ],
            keyDate: AdmittedAt)
    {
    }

    public static new StayShape Instance { get; } = new();

    public override Stay Make(RowDraft row, RowPlace place, bool duplicate, TextCache texts) => new()
    {
        Source = place,
        PatientId = row.Text(PatientId).ToString(),
        AdmittedAt = row.Moments[AdmittedAt],
        DischargedAt = row.Moments[DischargedAt],
        StillInpatient = (YesNo)row.Codes[StillInpatient],
        Disposition = new Disposition((DispositionCode)row.Codes[Disposition], texts.Get(row.Text(Disposition))),
        Unit = texts.Get(row.Text(Unit)),
        Duplicate = duplicate,
        Warnings = row.Warnings(),
    };

    public override void Describe(Stay item, RowDraft row)
    {
        row.SetText(PatientId, item.PatientId);
        row.Moments[AdmittedAt] = item.AdmittedAt;
        row.Moments[DischargedAt] = item.DischargedAt;
        row.Codes[StillInpatient] = (byte)item.StillInpatient;
        row.SetDisposition(Disposition, item.Disposition.Code, item.Disposition.Text);
        row.SetText(Unit, item.Unit);
    }

    public override Stay AsDuplicate(Stay item) => item.Duplicate ? item : item with { Duplicate = true };
}
