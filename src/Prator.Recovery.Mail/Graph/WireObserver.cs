using System.Net.Http.Headers;
using Microsoft.Kiota.Http.HttpClientLibrary.Extensions;

namespace Prator.Recovery.Mail;

/// <summary>Notes what each request came to, next to the wire.</summary>
internal sealed class WireObserver(HttpMessageHandler wire, TimeProvider clock) : DelegatingHandler(wire)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Answered answered = request.GetRequestOption<Answered>() ?? new Answered();
        if (answered.WasTried)
        {
            // Whoever asks again above, for instance because the server wants another token: one submission is one request.
            throw new InvalidOperationException("A mail is submitted once.");
        }

        answered.WasTried = true;
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            answered.Status = response.StatusCode;
            answered.RetryAfter = Pause(response.Headers.RetryAfter);
            return response;
        }
        catch (Exception e)
        {
            answered.Failure = e;
            answered.HasNoConnection = e is OperationCanceledException && !cancellationToken.IsCancellationRequested;
            throw;
        }
    }

    private TimeSpan? Pause(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } => date - clock.GetUtcNow() is { Ticks: > 0 } pause ? pause : TimeSpan.Zero,
        _ => null,
    };
}
