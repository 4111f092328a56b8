using System.Globalization;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>
/// The promise, over histories that are drawn: whatever a server answers, wherever a run is killed, however often and closely runs
/// follow each other, a mail is accepted at most once, and none is lost.
/// </summary>
public sealed class HistoryTests
{
    private const int Histories = 10_000;
    private const int AWorld = 40;

    private static readonly int Worlds = Environment.GetEnvironmentVariable("PRATOR_RECOVERY_MAIL_WORLDS") is { Length: > 0 } worlds ? int.Parse(worlds, CultureInfo.InvariantCulture) : Histories / AWorld;

    [Fact]
    public void Histories_AtMostOnce_AndNoneLost()
    {
        int first = Environment.GetEnvironmentVariable("PRATOR_RECOVERY_MAIL_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : 20240205;
        long submissions = 0;
        long accepted = 0;
        long killed = 0;
        Parallel.For(0, Worlds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, world =>
        {
            (int s, int a, int k) = Live(first + world);
            Interlocked.Add(ref submissions, s);
            Interlocked.Add(ref accepted, a);
            Interlocked.Add(ref killed, k);
        });

        TestContext.Current.SendDiagnosticMessage($"{Worlds * AWorld} histories: {submissions} submissions, {accepted} accepted, {killed} runs killed, 0 twice, 0 lost.");
        Assert.True(killed > Worlds * AWorld / 10, $"{killed} runs were killed.");
        Assert.True(accepted > Worlds * AWorld / 2, $"{accepted} mails were accepted.");
    }

    private static (int Submissions, int Accepted, int Killed) Live(int seed)
    {
        Random random = new(seed);
        using OutboxWorld world = new();
        List<History> histories = [];
        try
        {
            for (int i = 0; i < AWorld; i++)
            {
                History history = new(world, random, i);
                histories.Add(history);
                history.Live();
                world.KeepOpen();
            }

            Assert.Empty(world.Server.Complaints);
            IReadOnlyList<MailRow> mails = world.Mails();
            foreach (MailRow mail in mails)
            {
                Check(mail, world.Server.Accepted.GetValueOrDefault($"{mail.Id}"));
            }

            foreach (History history in histories)
            {
                history.Check(mails);
            }

            Assert.Empty(world.Prove().Breaks);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"World {seed} (PRATOR_RECOVERY_MAIL_SEED={seed} lives it first), history {histories.Count}: {e.Message}", e);
        }

        return (world.Server.Submissions, world.Server.Accepted.Count, histories.Sum(h => h.Killed));
    }

    internal static void Check(MailRow mail, int accepted)
    {
        Assert.True(accepted <= 1, $"Mail {mail.Id} was accepted {accepted} times.");
        bool isTrue = mail.State switch
        {
            MailState.Accepted => accepted == 1,
            MailState.Pending or MailState.Refused => accepted == 0,
            _ => true,
        };
        Assert.True(isTrue, $"Mail {mail.Id} is {mail.State}, and was accepted {accepted} times.");
    }

    private sealed class History(OutboxWorld world, Random random, int number)
    {
        private readonly DateOnly _first = new DateOnly(2024, 2, 5).AddDays(10 * number);
        private readonly HashSet<(string Recipient, DateOnly Day)> _planned = [];
        private readonly Dictionary<DateOnly, int> _byPerson = [];
        private int _day;
        private int _content;

        public int Killed { get; private set; }

        public void Live()
        {
            bool isLarge = random.Next(200) == 0;
            int mails = isLarge ? random.Next(5, 45) : random.Next(1, 3);
            int runs = isLarge ? 2 : random.Next(1, 3);
            for (int run = 0; run < runs; run++)
            {
                Run(mails, isLarge);
                world.Pass(random.Next(4) switch
                {
                    0 => TimeSpan.FromSeconds(random.Next(1, 20)),
                    1 => TimeSpan.FromMinutes(random.Next(1, 9)),
                    _ => TimeSpan.FromMinutes(random.Next(11, 40)),
                });
                _day += random.Next(3) == 0 ? 1 : 0;
                _content += random.Next(3) == 0 ? 1 : 0;
            }

            // The next history's mails meet none that are still being sent.
            world.Pass(TimeSpan.FromMinutes(16));
        }

        public void Check(IReadOnlyList<MailRow> mails)
        {
            ILookup<(string Recipient, DateOnly Day), MailRow> known = mails.ToLookup(m => (m.Recipient, m.Day));
            foreach ((string Recipient, DateOnly Day) intent in _planned)
            {
                Assert.True(known[intent].Any(), $"The intent {intent} was lost.");
                int accepted = known[intent].Sum(m => world.Server.Accepted.GetValueOrDefault($"{m.Id}"));
                int allowed = 1 + _byPerson.GetValueOrDefault(intent.Day);
                Assert.True(accepted <= allowed, $"The intent {intent} was accepted {accepted} times; people asked for {allowed}.");
            }
        }

        private void Run(int mails, bool isLarge)
        {
            DateOnly day = _first.AddDays(_day);
            bool resend = random.Next(6) == 0;
            bool resendUnknown = random.Next(6) == 0;
            bool isTwice = random.Next(5) == 0;
            MailIntent[] intents = [.. Enumerable.Range(0, mails).Select(i => new MailIntent($"sv:{number}-{i}@example.org", day, DigestKind.Local, $"content {_content}"))];
            _byPerson[day] = _byPerson.GetValueOrDefault(day) + (resend || resendUnknown ? isTwice ? 2 : 1 : 0);
            List<(Process Process, Task Run)> begun = [];
            for (int process = 0; process < (isTwice ? 2 : 1); process++)
            {
                CrashPoint crash = random.Next(2) == 0 ? CrashPoint.Never : new CrashPoint(random.Next(1, (2 * mails) + 2), random.Next(3) == 0, random.Next(2) == 0);
                begun.Add(world.Begin(intents, resend, resendUnknown, crash, p => new ModelMailbox(world.Server, p, () => Draw(isLarge))));
                if (random.Next(2) == 0)
                {
                    world.Time.Pass(TimeSpan.FromMilliseconds(random.Next(1, 2000)), begun.Select(b => b.Process.Clock));
                }
            }

            world.End([.. begun]);
            Killed += begun.Count(b => b.Process.IsDead);
            if (begun.Any(b => !b.Process.IsDead))
            {
                _planned.UnionWith(intents.Select(i => (i.Recipient, i.Day)));
            }
        }

        private Behaviour Draw(bool isLarge)
        {
            lock (random)
            {
                return Behaviour.Draw(random, withoutPauses: isLarge);
            }
        }
    }
}
