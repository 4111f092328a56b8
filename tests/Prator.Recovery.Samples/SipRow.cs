namespace Prator.Recovery.Samples;

/// <summary>A SIP as the coordinators' list has it; dates as they are written.</summary>
internal sealed record SipRow
{
    public static IReadOnlyList<string> Header { get; } =
    [
        "SipId", "Personnummer", "VårdtillfälleId", "Skapad", "Möte genomfört", "Plan skapad", "Avslutad", "Status", "Samtycke", "Avliden",
        "Finns i Prator", "Deltagare", "Mål", "Aktiviteter", "Enhet", "Kommun", "Ansvarig",
    ];

    public string Id { get; init; } = string.Empty;

    public required string Patient { get; init; }

    public string EpisodeId { get; init; } = string.Empty;

    /// <summary>When it was created, for the order of the rows; null when that is not written.</summary>
    public DateTime? CreatedOn { get; init; }

    public string Created { get; init; } = string.Empty;

    public string Meeting { get; init; } = string.Empty;

    public string Plan { get; init; } = string.Empty;

    public string Ended { get; init; } = string.Empty;

    public string Status { get; init; } = "Pågående";

    public string Consent { get; init; } = "Ja";

    public string Deceased { get; init; } = "Nej";

    public string InPrator { get; init; } = string.Empty;

    public string Participants { get; init; } = string.Empty;

    public string Goals { get; init; } = string.Empty;

    public string Activities { get; init; } = string.Empty;

    public required Place Place { get; init; }

    public object?[] Cells() =>
    [
        Id, Patient, EpisodeId, Created, Meeting, Plan, Ended, Status, Consent, Deceased,
        InPrator, Participants, Goals, Activities, Place.Unit, Place.Municipality, Place.Owner,
    ];
}
