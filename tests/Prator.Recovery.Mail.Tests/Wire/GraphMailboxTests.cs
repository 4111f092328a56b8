using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Identity;

namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>What each answer of the wire comes to, and that a submission is one request whatever is answered.</summary>
public sealed class GraphMailboxTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    public static TheoryData<int, bool, SubmissionOutcome> Statuses => new()
    {
        { 202, true, SubmissionOutcome.Accepted },
        { 400, false, SubmissionOutcome.Refused },
        { 401, false, SubmissionOutcome.Refused },
        { 403, false, SubmissionOutcome.Refused },
        { 404, false, SubmissionOutcome.Refused },
        { 413, false, SubmissionOutcome.Refused },
        { 408, false, SubmissionOutcome.Unknown },
        { 429, false, SubmissionOutcome.NotNow },
        { 503, false, SubmissionOutcome.NotNow },
        { 500, false, SubmissionOutcome.Unknown },
        { 500, true, SubmissionOutcome.Unknown },
        { 502, false, SubmissionOutcome.Unknown },
        { 502, true, SubmissionOutcome.Unknown },
        { 504, false, SubmissionOutcome.Unknown },
        { 504, true, SubmissionOutcome.Unknown },
        { 302, false, SubmissionOutcome.Unknown },
        { 307, true, SubmissionOutcome.Unknown },
        { 200, false, SubmissionOutcome.Unknown },
        { 204, true, SubmissionOutcome.Unknown },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Status_ComesToWhatIsPromised_InOneRequest(int status, bool isAccepted, SubmissionOutcome outcome)
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => Reply.Of(status, isAccepted) with { Header = ("Location", new Uri(graph.Address, "/v1.0/users/other/sendMail").AbsoluteUri) };

        Submission got = await Submit(graph);

        Assert.Empty(graph.Wrong);
        Assert.Equal(outcome, got.Outcome);
        Assert.StartsWith($"{status}", got.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(GraphStandIn.Token, got.Answer, StringComparison.Ordinal);
        Assert.Equal(1, graph.Requests);
        Assert.Equal(isAccepted ? 1 : 0, graph.Accepted.Count);
    }

    [Theory]
    [InlineData(Ending.Reset, false)]
    [InlineData(Ending.Reset, true)]
    [InlineData(Ending.Hang, false)]
    [InlineData(Ending.Hang, true)]
    [InlineData(Ending.NotHttp, false)]
    [InlineData(Ending.Page, false)]
    public async Task BrokenAnswer_IsUnknown_InOneRequest_AlsoOnAConnectionThatWasUsed(Ending ending, bool isAccepted)
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = subject => subject == "first" ? Reply.Accept : new Reply(ending, IsAccepted: isAccepted);
        using GraphMailbox mailbox = Mailbox(graph, timeout: TimeSpan.FromSeconds(2));

        Assert.Equal(SubmissionOutcome.Accepted, (await mailbox.Submit(Message("first"), Stop)).Outcome);
        Submission got = await mailbox.Submit(Message(), Stop);

        Assert.Equal(SubmissionOutcome.Unknown, got.Outcome);
        Assert.Null(got.RetryAfter);
        Assert.Equal(2, graph.Requests);
    }

    [Fact]
    public async Task Challenge_ForAnotherToken_IsNoSecondRequest()
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => Reply.Of(401) with { Header = ("WWW-Authenticate", "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"") };

        Assert.Equal(SubmissionOutcome.Refused, (await Submit(graph)).Outcome);
        Assert.Equal(1, graph.Requests);
    }

    [Theory]
    [InlineData(429, "17", 17)]
    [InlineData(503, "600", 600)]
    [InlineData(429, "0", 0)]
    [InlineData(429, null, null)]
    [InlineData(503, "soon", null)]
    [InlineData(503, "Mon, 05 Feb 2024 06:31:30 GMT", 90)]
    [InlineData(429, "Mon, 05 Feb 2024 06:00:00 GMT", 0)]
    public async Task RetryAfter_IsRead_InSecondsAndAsADate(int status, string? header, int? seconds)
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => Reply.Of(status, retryAfter: header);

        Submission got = await Submit(graph);

        Assert.Equal(SubmissionOutcome.NotNow, got.Outcome);
        Assert.Equal(seconds, got.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task NoServer_IsNotNow()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        Uri nobody = new($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        free.Stop();
        using GraphMailbox mailbox = new(Settings(nobody), new FixedClock(), new GivenToken());

        Submission got = await mailbox.Submit(Message(), Stop);

        Assert.Equal(SubmissionOutcome.NotNow, got.Outcome);
        Assert.Contains("ConnectionError", got.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodySignsIn_NothingIsSent_AndNoTokenIsTold()
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        using GraphMailbox mailbox = new(Settings(graph.Address), new FixedClock(), new FailingToken());

        MailboxException refused = await Assert.ThrowsAsync<MailboxException>(() => mailbox.Submit(Message(), Stop));

        Assert.Contains("nothing was sent", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, graph.Requests);
    }

    [Fact]
    public async Task BrokenOff_BeforeItIsSent_IsNotNow_AndAfterwardsUnknown()
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => new Reply(Ending.Hang, IsAccepted: true);
        using CancellationTokenSource before = new();
        await before.CancelAsync();
        using GraphMailbox mailbox = Mailbox(graph);
        Assert.Equal(SubmissionOutcome.NotNow, (await mailbox.Submit(Message(), before.Token)).Outcome);
        Assert.Equal(0, graph.Requests);

        using CancellationTokenSource after = new(TimeSpan.FromSeconds(2));
        Assert.Equal(SubmissionOutcome.Unknown, (await mailbox.Submit(Message(), after.Token)).Outcome);
        Assert.Single(graph.Accepted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task Recipients_ToManyOrNone_AreRefused_WithoutARequest(int count)
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        using GraphMailbox mailbox = Mailbox(graph);
        MailMessage message = Message() with { To = [.. Enumerable.Range(0, count).Select(i => new MailAddress("A", $"a{i}@example.org"))] };

        Assert.Equal(SubmissionOutcome.Refused, (await mailbox.Submit(message, Stop)).Outcome);
        Assert.Equal(0, graph.Requests);
    }

    [Fact]
    public async Task Payload_IsWhatGraphDescribes_ToFiveHundred()
    {
        await using GraphStandIn graph = await GraphStandIn.Start();
        using GraphMailbox mailbox = Mailbox(graph);
        MailMessage message = Message("Åtta väntar “i dag”") with { To = [.. Enumerable.Range(0, 500).Select(i => new MailAddress("Å, B", $"a{i}@example.org"))] };

        Assert.Equal(SubmissionOutcome.Accepted, (await mailbox.Submit(message, Stop)).Outcome);

        AcceptedMail accepted = Assert.Single(graph.Accepted);
        Assert.Equal((message.Subject, 500, message.Html), (accepted.Subject, accepted.To.Count, accepted.Html));
        Assert.Empty(graph.Wrong);
    }

    internal static MailMessage Message(string subject = "8 items wait") =>
        new(GraphStandIn.Mailbox, [new MailAddress("Förvaltare Vinga", "forvaltare@vinga.example.org")], subject, "<p>8 väntar</p>", "8 väntar");

    internal static GraphSettings Settings(Uri graph, TimeSpan? timeout = null) =>
        new() { From = GraphStandIn.Mailbox, Identity = MailIdentity.ManagedIdentity, Graph = graph, Timeout = timeout ?? TimeSpan.FromSeconds(30) };

    internal static GraphMailbox Mailbox(GraphStandIn graph, TimeSpan? timeout = null) => new(Settings(graph.Address, timeout), new FixedClock(), new GivenToken());

    private static async Task<Submission> Submit(GraphStandIn graph)
    {
        using GraphMailbox mailbox = Mailbox(graph);
        return await mailbox.Submit(Message(), Stop);
    }

    internal sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse("2024-02-05T06:30:00Z", CultureInfo.InvariantCulture);
    }

    internal sealed class GivenToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GraphStandIn.Token, DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new(GetToken(requestContext, cancellationToken));
        }
    }

    private sealed class FailingToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new AuthenticationFailedException("Nobody is known here.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new AuthenticationFailedException("Nobody is known here.");
    }
}
