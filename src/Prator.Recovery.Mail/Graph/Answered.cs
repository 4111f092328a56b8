using System.Net;
using Microsoft.Kiota.Abstractions;

namespace Prator.Recovery.Mail;

/// <summary>What one request came to on the wire, whatever the layers above make of it.</summary>
internal sealed class Answered : IRequestOption
{
    /// <summary>Whether it left for the server at all: before that the account signs in.</summary>
    public bool WasTried { get; set; }

    public HttpStatusCode? Status { get; set; }

    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Why there was no answer; null where there was one.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether it ended before there was a connection that it could have left by.</summary>
    public bool HasNoConnection { get; set; }

    /// <summary>How the submission ended, as far as the wire can tell.</summary>
    public Submission ToSubmission() => Status switch
    {
        HttpStatusCode.Accepted => new Submission(SubmissionOutcome.Accepted, "202 Accepted"),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new Submission(SubmissionOutcome.NotNow, Words(Status.Value), RetryAfter),
        HttpStatusCode.RequestTimeout => new Submission(SubmissionOutcome.Unknown, Words(Status.Value)),
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new Submission(SubmissionOutcome.Refused, Words(Status.Value)),
        { } other => new Submission(SubmissionOutcome.Unknown, Words(other)),
        null => OfFailure(),
    };

    private Submission OfFailure() => Failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } e =>
            new Submission(SubmissionOutcome.NotNow, $"No connection ({e.HttpRequestError})."),
        HttpRequestException e => new Submission(SubmissionOutcome.Unknown, $"The connection broke before the answer ({e.HttpRequestError})."),
        OperationCanceledException when HasNoConnection => new Submission(SubmissionOutcome.NotNow, "No connection in time."),
        OperationCanceledException => new Submission(SubmissionOutcome.Unknown, "There was no answer in time."),
        { } e => new Submission(SubmissionOutcome.Unknown, $"There was no answer ({e.GetType().Name})."),
        null => new Submission(SubmissionOutcome.Unknown, "There was no answer."),
    };

    // The server's own words may quote what was sent.
    private static string Words(HttpStatusCode status) => $"{(int)status} {(Enum.IsDefined(status) ? status.ToString() : "")}".TrimEnd();
}
