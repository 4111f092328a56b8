namespace Prator.Recovery.Ledger;

/// <summary>A digest that somebody is to get today.</summary>
/// <param name="Recipient">Who gets it: <see cref="Core.Owners.ItemOwner.Addresses"/>.</param>
/// <param name="Day">The local day, in the policy's zone.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Content">SHA-256 of what it tells, without the head of the chain, the time and the wording.</param>
public sealed record MailIntent(string Recipient, DateOnly Day, DigestKind Kind, string Content)
{
    internal static HashSet<string> AddressesOf(string recipient) => [.. recipient.Split(';')];
}

/// <summary>All that is to be told on a day, planned or not: by it is seen what nobody needs to be told any more.</summary>
/// <param name="Day">The local day, in the policy's zone.</param>
/// <param name="Intents">All of it.</param>
public sealed record MailDay(DateOnly Day, IReadOnlyList<MailIntent> Intents);

/// <summary>What becomes of an intent.</summary>
public enum MailPlan
{
    /// <summary>It is to be sent.</summary>
    Send,

    /// <summary>The same was accepted today: nothing is sent twice.</summary>
    AlreadySent,

    /// <summary>Something else was accepted today: what has changed waits for tomorrow, or for somebody who sends it again.</summary>
    Waits,

    /// <summary>Another run is sending it.</summary>
    BeingSent,

    /// <summary>It may have been accepted already: only a person sends it again.</summary>
    MayHaveBeenSent,
}

/// <summary>Whether a mail's turn to be sent has come.</summary>
/// <param name="Mail">As it stands now.</param>
/// <param name="IsGiven">Whether it is to be sent at once, by whoever asked.</param>
/// <param name="NotBefore">When to ask again; null where it was given, or is not to be sent any more: another run has taken it.</param>
public sealed record MailTurn(MailRow Mail, bool IsGiven, DateTimeOffset? NotBefore);

/// <summary>An intent with its mail in the ledger.</summary>
/// <param name="Intent">What was asked for.</param>
/// <param name="Plan">What becomes of it.</param>
/// <param name="Mail">The mail as it stands.</param>
public sealed record PlannedMail(MailIntent Intent, MailPlan Plan, MailRow Mail);
