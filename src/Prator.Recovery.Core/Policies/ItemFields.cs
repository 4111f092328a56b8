using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>The fields that a policy can put conditions on, for each kind of item: the vocabulary of docs/policy-format.md.</summary>
public static class ItemFields
{
    private static readonly string[] SetOrMissing = ["set", "missing"];

    private static readonly IReadOnlyList<ItemField> OfBoth =
    [
        Date(nameof(CareItem.CreatedAt)),
        Code<ItemStatus>(nameof(CareItem.Status)),
        Code<YesNo>(nameof(CareItem.InPrator)),
        Code<YesNo>(nameof(CareItem.IsProtected)),
        new("duplicate", FieldKind.Code, nameof(CareItem.Duplicate), ["no", "yes"]),
    ];

    private static readonly IReadOnlyList<ItemField> OfEpisodes =
    [
        .. OfBoth,
        Date(nameof(Episode.AdmittedAt)),
        Date(nameof(Episode.ReadyAt)),
        Date(nameof(Episode.DischargedAt)),
        Date(nameof(Episode.ClosedAt)),
        Code<YesNo>(nameof(Episode.StillInpatient)),
        Code<DispositionCode>(nameof(Episode.Disposition), "disposition", nameof(Disposition.Code)),
        Code<YesNo>(nameof(Episode.LongTermNeed)),
        Code<YesNo>(nameof(Episode.Agreement), "agreement", nameof(DatedAnswer.Answer)),
        Date(nameof(Episode.Agreement), "agreementDate", nameof(DatedAnswer.Date)),
    ];

    private static readonly IReadOnlyList<ItemField> OfSips =
    [
        .. OfBoth,
        Date(nameof(Sip.PlanCreatedAt)),
        Date(nameof(Sip.EndedAt)),
        Code<YesNo>(nameof(Sip.MeetingHeld), "meetingHeld", nameof(DatedAnswer.Answer)),
        Date(nameof(Sip.MeetingHeld), "meetingDate", nameof(DatedAnswer.Date)),
        Code<YesNo>(nameof(Sip.Consent)),
        Code<YesNo>(nameof(Sip.Deceased)),
        List(nameof(Sip.Participants)),
        List(nameof(Sip.Goals)),
        List(nameof(Sip.Activities)),
    ];

    /// <summary>The fields of <see cref="Episode"/> or <see cref="Sip"/>.</summary>
    public static IReadOnlyList<ItemField> Of<T>()
        where T : CareItem => typeof(T) == typeof(Episode) ? OfEpisodes : OfSips;

    private static ItemField Date(string property, string? name = null, string? member = null) =>
        new(name ?? Camel(property), FieldKind.Moment, Path(property, member), SetOrMissing);

    private static ItemField List(string property) => new(Camel(property), FieldKind.List, property, SetOrMissing);

    private static ItemField Code<TCode>(string property, string? name = null, string? member = null)
        where TCode : struct, Enum =>
        new(name ?? Camel(property), FieldKind.Code, Path(property, member), [.. Enum.GetNames<TCode>().Select(Camel)]);

    private static string Path(string property, string? member) => member is null ? property : $"{property}.{member}";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
