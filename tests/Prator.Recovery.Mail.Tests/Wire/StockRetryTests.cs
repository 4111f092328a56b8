using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Authentication.Azure;

namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>What the SDK's own retry would do on the same stand-in: the figure in docs/mail.md is that of 1,000 mails.</summary>
public sealed class StockRetryTests
{
    private const int Submissions = 200;

    [Fact]
    public async Task StockClient_SendsTwice_WhatThisOneSendsOnce()
    {
        int stock = await Twice(async (graph, subject) =>
        {
            try
            {
                await graph.Stock.Users[GraphStandIn.Mailbox].SendMail.PostAsync(Body(subject));
            }
            catch (Exception e) when (e is ODataError or HttpRequestException or AggregateException)
            {
                // A stock client's user sees that it failed.
            }
        });
        int ours = await Twice(async (graph, subject) =>
        {
            for (int attempt = 0; attempt < 5; attempt++)
            {
                if ((await graph.Ours.Submit(GraphMailboxTests.Message(subject), CancellationToken.None)).Outcome != SubmissionOutcome.NotNow)
                {
                    return;
                }
            }
        });

        TestContext.Current.SendDiagnosticMessage($"Of {Submissions} mails the stock client sent {stock} twice or more, this one {ours}.");
        Assert.True(stock > 0, "The stock client sent nothing twice.");
        Assert.Equal(0, ours);
    }

    // One in ten is answered 504 after it was accepted, one in ten 503 before, one in twenty 504 before, one in twenty cut off after.
    private static async Task<int> Twice(Func<(GraphServiceClient Stock, GraphMailbox Ours), string, Task> submit)
    {
        Random random = new(20240208);
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => random.Next(20) switch
        {
            0 or 1 => Reply.Of(504, isAccepted: true, retryAfter: "0"),
            2 or 3 => Reply.Of(503, retryAfter: "0"),
            4 => Reply.Of(504, retryAfter: "0"),
            5 => new Reply(Ending.Reset, IsAccepted: true),
            _ => Reply.Accept,
        };
        using HttpClient http = GraphClientFactory.Create();
        using GraphServiceClient stock = new(http, new AzureIdentityAuthenticationProvider(new GraphMailboxTests.GivenToken(), ["127.0.0.1"]), new Uri(graph.Address, "v1.0").AbsoluteUri);
        using GraphMailbox ours = GraphMailboxTests.Mailbox(graph);
        for (int i = 0; i < Submissions; i++)
        {
            await submit((stock, ours), $"{i}");
        }

        Assert.Empty(graph.Wrong);
        return graph.Accepted.GroupBy(a => a.Subject).Count(g => g.Count() > 1);
    }

    private static SendMailPostRequestBody Body(string subject) => new()
    {
        Message = new Message
        {
            Subject = subject,
            Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>1</p>" },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Name = "A", Address = "a@example.org" } }],
        },
        SaveToSentItems = true,
    };
}
