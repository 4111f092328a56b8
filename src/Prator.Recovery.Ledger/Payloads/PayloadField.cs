using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>The names of fields and codes in the log. They are the properties' names, and stored: none may change.</summary>
internal static class PayloadField
{
    public static readonly JsonEncodedText EpisodeId = Name(nameof(EpisodeId));
    public static readonly JsonEncodedText SipId = Name(nameof(SipId));
    public static readonly JsonEncodedText PatientId = Name(nameof(PatientId));
    public static readonly JsonEncodedText CreatedAt = Name(nameof(CreatedAt));
    public static readonly JsonEncodedText Status = Name(nameof(Status));
    public static readonly JsonEncodedText InPrator = Name(nameof(InPrator));
    public static readonly JsonEncodedText IsProtected = Name(nameof(IsProtected));
    public static readonly JsonEncodedText Unit = Name(nameof(Unit));
    public static readonly JsonEncodedText Municipality = Name(nameof(Municipality));
    public static readonly JsonEncodedText Owner = Name(nameof(Owner));
    public static readonly JsonEncodedText OwnerEmail = Name(nameof(OwnerEmail));
    public static readonly JsonEncodedText Duplicate = Name(nameof(Duplicate));
    public static readonly JsonEncodedText Warnings = Name(nameof(Warnings));
    public static readonly JsonEncodedText AdmittedAt = Name(nameof(AdmittedAt));
    public static readonly JsonEncodedText ReadyAt = Name(nameof(ReadyAt));
    public static readonly JsonEncodedText DischargedAt = Name(nameof(DischargedAt));
    public static readonly JsonEncodedText ClosedAt = Name(nameof(ClosedAt));
    public static readonly JsonEncodedText StillInpatient = Name(nameof(StillInpatient));
    public static readonly JsonEncodedText Disposition = Name(nameof(Disposition));
    public static readonly JsonEncodedText DispositionText = Name(nameof(DispositionText));
    public static readonly JsonEncodedText LongTermNeed = Name(nameof(LongTermNeed));
    public static readonly JsonEncodedText Agreement = Name(nameof(Agreement));
    public static readonly JsonEncodedText MeetingHeld = Name(nameof(MeetingHeld));
    public static readonly JsonEncodedText PlanCreatedAt = Name(nameof(PlanCreatedAt));
    public static readonly JsonEncodedText EndedAt = Name(nameof(EndedAt));
    public static readonly JsonEncodedText Consent = Name(nameof(Consent));
    public static readonly JsonEncodedText Deceased = Name(nameof(Deceased));
    public static readonly JsonEncodedText Participants = Name(nameof(Participants));
    public static readonly JsonEncodedText Goals = Name(nameof(Goals));
    public static readonly JsonEncodedText Activities = Name(nameof(Activities));

    private static readonly JsonEncodedText[] Answers = Names<YesNo>();
    private static readonly JsonEncodedText[] Statuses = Names<ItemStatus>();
    private static readonly JsonEncodedText[] Dispositions = Names<DispositionCode>();

    public static JsonEncodedText Of(YesNo answer) => Answers[(int)answer];

    public static JsonEncodedText Of(ItemStatus status) => Statuses[(int)status];

    public static JsonEncodedText Of(DispositionCode code) => Dispositions[(int)code];

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name);

    private static JsonEncodedText[] Names<TCode>()
        where TCode : struct, Enum => [.. Enum.GetNames<TCode>().Select(Name)];
}
