namespace Prator.Recovery.Mail;

/// <summary>How a submission ended.</summary>
public enum SubmissionOutcome
{
    /// <summary>The server took the mail (202).</summary>
    Accepted,

    /// <summary>It certainly did not, and may when asked again: no connection, 429, 503.</summary>
    NotNow,

    /// <summary>It certainly did not, and will not when asked again the same way: 400, 401, 403, 413 and the like.</summary>
    Refused,

    /// <summary>It may have taken it or not: 500, 502, 504, no answer in time, a connection that broke after the mail was sent, or an answer that can't be understood.</summary>
    Unknown,
}

/// <summary>What became of a submission.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Answer">What the server answered, in a few words without patient data.</param>
/// <param name="RetryAfter">How long the server wants to be left alone; null where it does not say.</param>
public sealed record Submission(SubmissionOutcome Outcome, string Answer, TimeSpan? RetryAfter = null);

/// <summary>Submits mails.</summary>
public interface IMailbox : IDisposable
{
    /// <summary>Submits a mail once: nothing is tried again here.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="cancellation">Breaks it off; the mail may have been taken then.</param>
    /// <returns>How it ended; an exception means a fault of this program.</returns>
    /// <exception cref="MailboxException">Nothing can be sent at all: the account can't sign in.</exception>
    Task<Submission> Submit(MailMessage message, CancellationToken cancellation);
}

/// <summary>Nothing can be sent at all, and nothing was.</summary>
public sealed class MailboxException : Exception
{
    public MailboxException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
