using Prator.Recovery.Ledger;
using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>The promise again where more is real: over the wire, and on a server's ledger.</summary>
public sealed class OtherWorldsTests
{
    [Fact]
    public async Task OverTheWire_AtMostOnce_AndNoneLost()
    {
        const int Seed = 20240206;
        Random random = new(Seed);
        await using GraphStandIn graph = await GraphStandIn.Start();
        graph.Next = _ => Draw(random);
        using OutboxWorld world = new();
        for (int history = 0; history < 150; history++)
        {
            DateOnly day = new DateOnly(2024, 2, 5).AddDays(history);
            MailIntent[] intents = [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new MailIntent($"sv:{history}-{i}@example.org", day, DigestKind.Local, "content"))];
            for (int run = 0; run < 2; run++)
            {
                CrashPoint crash = random.Next(2) == 0 ? CrashPoint.Never : new CrashPoint(random.Next(1, 6), random.Next(3) == 0, random.Next(2) == 0);
                world.End(world.Begin(intents, resend: false, resendUnknown: false, crash, p => new WireMailbox(p, GraphMailboxTests.Settings(graph.Address, TimeSpan.FromSeconds(1)))));
                world.KeepOpen();
                world.Pass(TimeSpan.FromMinutes(random.Next(1, 20)));
            }
        }

        Dictionary<string, int> accepted = graph.Accepted.GroupBy(a => a.Subject).ToDictionary(g => g.Key, g => g.Count());
        Assert.All(world.Mails(), mail => HistoryTests.Check(mail, accepted.GetValueOrDefault($"{mail.Id}")));
        Assert.NotEmpty(accepted);
        Assert.Empty(graph.Wrong);
        Assert.True(graph.MostInFlight <= MailLimits.MostInFlight, $"{graph.MostInFlight} in flight.");
        Assert.Empty(world.Prove().Breaks);
    }

    [Fact]
    public void OnPostgres_AtMostOnce_AndNoneLost()
    {
        PostgresCluster.Need();
        Random random = new(20240207);
        string place = PostgresCluster.Shared.Connection($"Search Path=mail_{UniqueName.Next()}");
        using OutboxWorld world = new(identity => PostgresLedgerStore.Create(place, TimeSpan.FromSeconds(30), identity));
        MailIntent[] intents = [.. Enumerable.Range(0, 3).Select(i => new MailIntent($"sv:{i}@example.org", new DateOnly(2024, 2, 5), DigestKind.Local, "content"))];
        for (int run = 0; run < 20; run++)
        {
            CrashPoint crash = run % 2 == 0 ? CrashPoint.Never : new CrashPoint(random.Next(1, 6), random.Next(3) == 0, random.Next(2) == 0);
            MailIntent[] ofDay = [.. intents.Select(i => i with { Day = i.Day.AddDays(run / 3) })];
            world.End(world.Begin(ofDay, resend: false, resendUnknown: false, crash, p => new ModelMailbox(world.Server, p, () => Behaviour.Draw(random, withoutPauses: false))));
            world.Pass(TimeSpan.FromMinutes(random.Next(1, 20)));
        }

        Assert.Empty(world.Server.Complaints);
        Assert.All(world.Mails(), mail => HistoryTests.Check(mail, world.Server.Accepted.GetValueOrDefault($"{mail.Id}")));
        Assert.NotEmpty(world.Server.Accepted);
        Assert.Empty(world.Prove().Breaks);
    }

    private static Reply Draw(Random random)
    {
        lock (random)
        {
            return random.Next(12) switch
            {
                0 => Reply.Of(429, retryAfter: "7"),
                1 => Reply.Of(503),
                2 => Reply.Of(504, isAccepted: true),
                3 => Reply.Of(500),
                4 => new Reply(Ending.Reset, IsAccepted: true),
                5 => new Reply(Ending.Reset),
                6 => new Reply(Ending.NotHttp),
                7 => Reply.Of(403),
                8 => random.Next(5) == 0 ? new Reply(Ending.Hang, IsAccepted: true) : Reply.Accept,
                _ => Reply.Accept,
            };
        }
    }

    private sealed class WireMailbox(Process process, GraphSettings settings) : IMailbox
    {
        private readonly GraphMailbox _mailbox = new(settings, process.Clock, new GraphMailboxTests.GivenToken());

        public async Task<Submission> Submit(MailMessage message, CancellationToken cancellation)
        {
            process.EnsureAlive();
            Submission submission = await _mailbox.Submit(message, cancellation).ConfigureAwait(false);
            process.Submit(() => { });
            return submission;
        }

        public void Dispose() => _mailbox.Dispose();
    }
}
