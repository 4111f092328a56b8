namespace Prator.Recovery.Mail;

/// <summary>A mail as it goes out. Holds nothing that tells who a patient is.</summary>
/// <param name="From">The mailbox that it is sent from; null of one that is only looked at, where nobody has said.</param>
/// <param name="To">At least one, and at most <see cref="MostRecipients"/>.</param>
/// <param name="Subject">One line.</param>
/// <param name="Html">The body, for mail programs.</param>
/// <param name="Text">The same for those that show no HTML.</param>
public sealed record MailMessage(string? From, IReadOnlyList<MailAddress> To, string Subject, string Html, string Text)
{
    /// <summary>So many one message goes to at most: Exchange Online takes no more.</summary>
    public const int MostRecipients = 500;
}

/// <summary>Who gets a mail.</summary>
/// <param name="Name">As owners.yaml says it.</param>
/// <param name="Address">Of the form <c>name@host</c>.</param>
public sealed record MailAddress(string Name, string Address);
