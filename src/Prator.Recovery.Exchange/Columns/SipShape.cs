using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

internal sealed class SipShape : CareShape<Sip>
{
    private const int EpisodeId = Slot.Common;
    private const int MeetingHeld = Slot.Common + 1;
    private const int PlanCreatedAt = Slot.Common + 2;
    private const int EndedAt = Slot.Common + 3;
    private const int Consent = Slot.Common + 4;
    private const int Deceased = Slot.Common + 5;
    private const int Participants = Slot.Common + 6;
    private const int Goals = Slot.Common + 7;
    private const int Activities = Slot.Common + 8;

    private SipShape()
        : base(
            ItemKind.Sip,
            [
                .. Slot.CommonColumns("SipId"),
                new("EpisodeId", ValueForm.Id),
                new("MeetingHeld", ValueForm.YesNoOrDate),
                new("PlanCreatedAt", ValueForm.Date),
                new("EndedAt", ValueForm.Date),
                new("Consent", ValueForm.YesNo),
                new("Deceased", ValueForm.YesNo),
                new("Participants", ValueForm.TextList),
                new("Goals", ValueForm.TextList),
                new("Activities", ValueForm.TextList),
            ],
            keyDate: Slot.CreatedAt)
    {
    }

    public static new SipShape Instance { get; } = new();

    public override Sip Make(RowDraft row, RowPlace place, bool duplicate, TextCache texts) => new()
    {
        Source = place,
        SipId = row.NewText(Slot.Id),
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
        EpisodeId = row.NewText(EpisodeId),
        MeetingHeld = row.DatedAnswer(MeetingHeld),
        PlanCreatedAt = row.Moments[PlanCreatedAt],
        EndedAt = row.Moments[EndedAt],
        Consent = (YesNo)row.Codes[Consent],
        Deceased = (YesNo)row.Codes[Deceased],
        Participants = row.TextList(Participants, texts),
        Goals = row.TextList(Goals, texts),
        Activities = row.TextList(Activities, texts),
    };

    public override Sip AsDuplicate(Sip item) => item.Duplicate ? item : item with { Duplicate = true };

    protected override ItemStatus StatusMeaning(RowDraft row) => (ItemStatus)row.Codes[Slot.Status] switch
    {
        ItemStatus.Blank => ItemStatus.Open,
        ItemStatus written => written,
    };

    // A meeting on the very day may lie ahead: neither held nor not.
    protected override YesNo DateMeaning(Moment date, Moment asOf) =>
        Moment.IsBefore(date, asOf) ? YesNo.Yes
        : Moment.IsAfter(date, asOf) ? YesNo.No
        : YesNo.Unknown;

    protected override void DescribeOwn(Sip item, RowDraft row)
    {
        row.SetText(EpisodeId, item.EpisodeId);
        row.SetDatedAnswer(MeetingHeld, item.MeetingHeld);
        row.Moments[PlanCreatedAt] = item.PlanCreatedAt;
        row.Moments[EndedAt] = item.EndedAt;
        row.Codes[Consent] = (byte)item.Consent;
        row.Codes[Deceased] = (byte)item.Deceased;
        row.SetTextList(Participants, item.Participants);
        row.SetTextList(Goals, item.Goals);
        row.SetTextList(Activities, item.Activities);
    }
}
