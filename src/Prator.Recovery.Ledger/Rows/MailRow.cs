namespace Prator.Recovery.Ledger;

/// <summary>
/// A mail that somebody is to get: the intent, written before anything is sent, and what became of it. One a recipient, day and
/// kind of digest; more only where a person asked for it.
/// </summary>
public sealed record MailRow
{
    /// <summary>From 1.</summary>
    public required long Id { get; init; }

    /// <summary>Who gets it: <see cref="Core.Owners.ItemOwner.Addresses"/>.</summary>
    public required string Recipient { get; init; }

    /// <summary>The local day, in the policy's zone.</summary>
    public required DateOnly Day { get; init; }

    public required DigestKind Kind { get; init; }

    public required MailState State { get; init; }

    /// <summary>SHA-256 of what it tells, lower-case hexadecimal: without the head of the chain, the time and the wording.</summary>
    public required string Content { get; init; }

    /// <summary>How often a submission was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>What the server answered last, in words without patient data; null before an answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Before this the server wants to be asked nothing, about any mail; null where it did not say so last.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The mail that took its place; its own number where none did, and nothing waits for its recipient any more; 0 while it stands for itself.</summary>
    public long ReplacedBy { get; init; }

    /// <summary>The operation that planned it.</summary>
    public required long FirstOperation { get; init; }

    /// <summary>The operation that gave it its state.</summary>
    public required long StateOperation { get; init; }
}

/// <summary>What a mail is about. The numbers are stored.</summary>
public enum DigestKind
{
    /// <summary>What waits for a local owner (F1).</summary>
    Local = 1,

    /// <summary>What has gone on to the regional owner (F2).</summary>
    Regional = 2,

    /// <summary>How things stand, for the system owner.</summary>
    System = 3,
}

/// <summary>How far a mail has come. The numbers are stored.</summary>
public enum MailState
{
    /// <summary>It is to be sent, and certainly has not been.</summary>
    Pending = 1,

    /// <summary>It is being sent.</summary>
    Sending = 2,

    /// <summary>The server took it.</summary>
    Accepted = 3,

    /// <summary>The server did not take it, and would not if it were asked again the same way.</summary>
    Refused = 4,

    /// <summary>It may have been taken or not: only a person sends it again.</summary>
    Unknown = 5,
}
