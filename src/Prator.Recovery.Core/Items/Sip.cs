namespace Prator.Recovery.Core.Items;

/// <summary>A samordnad individuell plan.</summary>
public sealed record Sip : CareItem
{
    /// <summary>SipId; null when the row has none.</summary>
    public string? SipId { get; init; }

    public override string? Id => SipId;

    /// <summary>The episode that the plan belongs to; null when the row names none.</summary>
    public string? EpisodeId { get; init; }

    /// <summary>Möte genomfört: an answer or the meeting's date.</summary>
    public DatedAnswer MeetingHeld { get; init; }

    /// <summary>Plan skapad.</summary>
    public Moment PlanCreatedAt { get; init; }

    /// <summary>Avslutad: when the plan ended in reality, whatever the system says.</summary>
    public Moment EndedAt { get; init; }

    /// <summary>Samtycke.</summary>
    public YesNo Consent { get; init; }

    /// <summary>Avliden.</summary>
    public YesNo Deceased { get; init; }

    /// <summary>Deltagare, in the order they were written.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    /// <summary>Mål.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>Aktiviteter.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];
}
