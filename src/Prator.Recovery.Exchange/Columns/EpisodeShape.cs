using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

internal sealed class EpisodeShape : CareShape<Episode>
{
    private const int AdmittedAt = Slot.Common;
    private const int ReadyAt = Slot.Common + 1;
    private const int DischargedAt = Slot.Common + 2;
    private const int ClosedAt = Slot.Common + 3;
    private const int StillInpatient = Slot.Common + 4;
    private const int Disposition = Slot.Common + 5;
    private const int LongTermNeed = Slot.Common + 6;
    private const int Agreement = Slot.Common + 7;

    private EpisodeShape()
        : base(
            ItemKind.Episode,
            [
                .. Slot.CommonColumns("EpisodeId"),
                new("AdmittedAt", ValueForm.Date),
                new("ReadyAt", ValueForm.Date),
                new("DischargedAt", ValueForm.Date),
                new("ClosedAt", ValueForm.Date),
                new("StillInpatient", ValueForm.YesNo),
                new("Disposition", ValueForm.Disposition),
                new("LongTermNeed", ValueForm.YesNo),
                new("Agreement", ValueForm.YesNoOrDate),
            ],
            keyDate: AdmittedAt)
    {
    }

    public static new EpisodeShape Instance { get; } = new();

    public override Episode Make(RowDraft row, RowPlace place, bool duplicate, TextCache texts) => new()
    {
        Source = place,
        EpisodeId = row.NewText(Slot.Id),
        PatientId = row.NewText(Slot.PatientId),
        CreatedAt = row.Moments[Slot.CreatedAt],
        Status = (ItemStatus)row.Codes[Slot.Status],
        InPrator = (YesNo)row.Codes[Slot.InPrator],
        IsProtected = (YesNo)row.Codes[Slot.IsProtected],
        Unit = texts.Get(row.Text(Slot.Unit)),
        Municipality = texts.Get(row.Text(Slot.Municipality)),
        Owner = texts.Get(row.Text(Slot.Owner)),
        OwnerEmail = texts.Get(row.Text(Slot.OwnerEmail)),
        Duplicate = duplicate,
        Warnings = row.Warnings(),
        AdmittedAt = row.Moments[AdmittedAt],
        ReadyAt = row.Moments[ReadyAt],
        DischargedAt = row.Moments[DischargedAt],
        ClosedAt = row.Moments[ClosedAt],
        StillInpatient = (YesNo)row.Codes[StillInpatient],
        Disposition = new Disposition((DispositionCode)row.Codes[Disposition], texts.Get(row.Text(Disposition))),
        LongTermNeed = (YesNo)row.Codes[LongTermNeed],
        Agreement = row.DatedAnswer(Agreement),
    };

    public override Episode AsDuplicate(Episode item) => item.Duplicate ? item : item with { Duplicate = true };

    protected override ItemStatus StatusMeaning(RowDraft row) => (ItemStatus)row.Codes[Slot.Status] switch
    {
        ItemStatus.Blank => row.Moments[ClosedAt].IsSet ? ItemStatus.Closed : ItemStatus.Open,
        ItemStatus written => written,
    };

    // An agreement that is dated after the day has not been made yet.
    protected override YesNo DateMeaning(Moment date, Moment asOf) => Moment.IsAfter(date, asOf) ? YesNo.No : YesNo.Yes;

    protected override void DescribeOwn(Episode item, RowDraft row)
    {
        row.Moments[AdmittedAt] = item.AdmittedAt;
        row.Moments[ReadyAt] = item.ReadyAt;
        row.Moments[DischargedAt] = item.DischargedAt;
        row.Moments[ClosedAt] = item.ClosedAt;
        row.Codes[StillInpatient] = (byte)item.StillInpatient;
        row.SetDisposition(Disposition, item.Disposition.Code, item.Disposition.Text);
        row.Codes[LongTermNeed] = (byte)item.LongTermNeed;
        row.SetDatedAnswer(Agreement, item.Agreement);
    }
}
