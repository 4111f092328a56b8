using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>A mail that the stand-in accepted.</summary>
internal sealed record AcceptedMail(string Subject, IReadOnlyList<string> To, string Html, DateTimeOffset At);

/// <summary>
/// Microsoft Graph as far as a mail is sent through it, on this machine: checks what comes as Graph's description demands, and
/// answers as it is told. Also gives the tokens of a managed identity.
/// </summary>
internal sealed class GraphStandIn : IAsyncDisposable
{
    public const string Mailbox = "prator@region.example.org";
    public const string Token = "token-of-the-stand-in-that-nobody-may-see";
    public const string IdentitySecret = "header-of-the-machine-that-nobody-may-see";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<AcceptedMail> _accepted = new();
    private readonly ConcurrentQueue<string> _wrong = new();
    private readonly ConcurrentQueue<string> _bodies = new();
    private int _requests;
    private int _inFlight;

    private GraphStandIn(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>What it answers next, by the subject. Accepts, unless told otherwise.</summary>
    public Func<string, Reply> Next { get; set; } = _ => Reply.Accept;

    /// <summary>Whether it gives tokens.</summary>
    public bool SignsIn { get; set; } = true;

    public IReadOnlyCollection<AcceptedMail> Accepted => _accepted;

    /// <summary>Why it answered 400.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Everything that came, as it came.</summary>
    public IReadOnlyCollection<string> Bodies => _bodies;

    /// <summary>How many requests to send a mail came.</summary>
    public int Requests => _requests;

    public int MostInFlight { get; private set; }

    public int SignIns { get; private set; }

    public static async Task<GraphStandIn> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        GraphStandIn graph = new(app);
        app.MapPost("/v1.0/users/{mailbox}/sendMail", graph.SendMail);
        app.MapGet("/identity", graph.SignIn);
        app.MapFallback(graph.Elsewhere);
        await app.StartAsync();
        return graph;
    }

    /// <summary>What tells the program of a managed identity where it signs in.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["IDENTITY_ENDPOINT"] = new Uri(Address, "identity").AbsoluteUri,
        ["IDENTITY_HEADER"] = IdentitySecret,
    };

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task SendMail(HttpContext context, string mailbox)
    {
        Interlocked.Increment(ref _requests);
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref _inFlight));
        try
        {
            using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            _bodies.Enqueue(body);
            SentMail? mail = null;
            try
            {
                mail = SentMail.Read(context.Request, mailbox, body);
            }
            catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
            {
                _wrong.Enqueue(e.Message);
                context.Response.StatusCode = 400;
                return;
            }

            Reply reply = Next(mail.Subject);
            if (reply.IsAccepted)
            {
                _accepted.Enqueue(new AcceptedMail(mail.Subject, mail.To, mail.Html, DateTimeOffset.UtcNow));
            }

            await End(context, reply);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task End(HttpContext context, Reply reply)
    {
        switch (reply.Ending)
        {
            case Ending.Reset:
                // Nothing is left to be sent, so that the other side is told at once.
                context.Features.Get<IConnectionSocketFeature>()!.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
                context.Abort();
                break;
            case Ending.Hang:
                using (CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token))
                {
                    await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                }

                break;
            case Ending.NotHttp:
                Socket socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
                await socket.SendAsync("SMTP ready, and nothing of HTTP\r\n\r\n"u8.ToArray());
                context.Abort();
                break;
            case Ending.Page:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Please sign in to the guest network.</body></html>");
                break;
            default:
                context.Response.StatusCode = reply.Status;
                if (reply.RetryAfter is { } after)
                {
                    context.Response.Headers.RetryAfter = after;
                }

                if (reply.Header is var (name, value))
                {
                    context.Response.Headers[name] = value;
                }

                if (reply.Status >= 400)
                {
                    await context.Response.WriteAsJsonAsync(new { error = new { code = "StandIn", message = $"The stand-in was told so. {Token}" } });
                }

                break;
        }
    }

    private async Task SignIn(HttpContext context)
    {
        SignIns++;
        if (!SignsIn || context.Request.Headers["X-IDENTITY-HEADER"] != IdentitySecret)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new { statusCode = 400, message = "No managed identity here." });
            return;
        }

        await context.Response.WriteAsJsonAsync(new
        {
            access_token = Token,
            expires_on = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            resource = context.Request.Query["resource"].ToString(),
            token_type = "Bearer",
        });
    }

    private Task Elsewhere(HttpContext context)
    {
        _wrong.Enqueue($"{context.Request.Method} {context.Request.Path}");
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
