using Azure.Core;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Authentication.Azure;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mail;

/// <summary>Submits mails through Microsoft Graph (POST /users/{mailbox}/sendMail), each once: nothing below tries again by itself.</summary>
public sealed class GraphMailbox : IMailbox
{
    // Whoever waits longer for a connection has none: nothing was sent, unlike at the end of the whole time.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(20);

    // Sign-in included: well before the ledger takes the run for ended.
    private static readonly TimeSpan LongestSubmission = LedgerOutbox.Lease / 2;

    private readonly GraphSettings _settings;
    private readonly HttpClient _http;
    private readonly GraphServiceClient _graph;

    /// <exception cref="MailboxException">The certificate can't be used.</exception>
    public GraphMailbox(GraphSettings settings, TimeProvider clock)
        : this(settings, clock, GraphCredential.Of(settings))
    {
    }

    internal GraphMailbox(GraphSettings settings, TimeProvider clock, TokenCredential credential)
    {
        _settings = settings;

        // Without the SDK's own handlers: its retry repeats a POST that may have been taken, and a redirect would, too.
        _http = new HttpClient(new WireObserver(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTimeout }, clock)) { Timeout = settings.Timeout };
        _graph = new GraphServiceClient(
            _http,
            new AzureIdentityAuthenticationProvider(credential, [settings.Graph.Host], null, isCaeEnabled: false, [new Uri(settings.Graph, ".default").AbsoluteUri]),
            new Uri(settings.Graph, "v1.0").AbsoluteUri);
    }

    /// <inheritdoc/>
    public async Task<Submission> Submit(MailMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.To.Count is 0 or > MailMessage.MostRecipients)
        {
            return new Submission(SubmissionOutcome.Refused, $"{message.To.Count} recipients: a message goes to 1 to {MailMessage.MostRecipients}.");
        }

        Answered answered = new();
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ended.CancelAfter(LongestSubmission);
        try
        {
            await _graph.Users[_settings.From].SendMail.PostAsync(BodyOf(message), request => request.Options.Add(answered), ended.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (answered.WasTried)
        {
            // What counts is what the wire said.
            answered.Failure ??= e;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Submission(SubmissionOutcome.NotNow, "It was broken off before it was sent.");
        }
        catch (Exception e)
        {
            throw new MailboxException(Messages.SignInFailed(SignInFailure.Of(e)), e);
        }

        return answered.ToSubmission();
    }

    public void Dispose()
    {
        _graph.Dispose();
        _http.Dispose();
    }

    private static SendMailPostRequestBody BodyOf(MailMessage message) => new()
    {
        Message = new Message
        {
            Subject = message.Subject,
            Body = new ItemBody { ContentType = BodyType.Html, Content = message.Html },
            ToRecipients = [.. message.To.Select(to => new Recipient { EmailAddress = new EmailAddress { Name = to.Name, Address = to.Address } })],
        },
        SaveToSentItems = true,
    };
}
