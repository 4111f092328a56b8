using Prator.Recovery.Ledger;
using Prator.Recovery.Ledger.Tests;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>A ledger in memory where there is such a folder, a server, and the time of both: for many histories, one after the other.</summary>
internal sealed class OutboxWorld : IDisposable
{
    private readonly string _folder;
    private ILedgerReader? _open;

    /// <param name="create">Makes the ledger; null for one in a file.</param>
    public OutboxWorld(Func<LedgerIdentity, ILedgerStore>? create = null)
    {
        string memory = "/dev/shm";
        _folder = Path.Combine(Directory.Exists(memory) ? memory : Path.GetTempPath(), $"prator-outbox-{UniqueName.Next()}");
        Directory.CreateDirectory(_folder);
        Keys = TestKeys.Fixed();
        Store = create?.Invoke(Keys.Identity) ?? SqliteLedgerStore.Create(Path.Combine(_folder, "recovery.db"), TimeSpan.FromSeconds(30), Keys.Identity);
        Server = new ModelServer(Time);
    }

    public VirtualTime Time { get; } = new();

    public LedgerKeys Keys { get; }

    public ILedgerStore Store { get; }

    public ModelServer Server { get; }

    /// <summary>Keeps the file open between runs once it has an entry (the first commit needs it alone): to open it anew would take most of the time.</summary>
    public void KeepOpen()
    {
        _open ??= Store.Read(CancellationToken.None);
        if (_open.Head is null)
        {
            _open.Dispose();
            _open = null;
        }
    }

    public IReadOnlyList<MailRow> Mails()
    {
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return [.. reader.Mails()];
    }

    public LedgerProof Prove()
    {
        using ILedgerReader reader = Store.Read(CancellationToken.None);
        return LedgerProof.Of(reader, Keys, null, null, CancellationToken.None);
    }

    public Act NewAct() => new(Time.Now, "test", "Send-RecoveryMail");

    /// <summary>Plans and begins to send as one process.</summary>
    /// <returns>The run, and the process; the run is null where it was killed before.</returns>
    public (Process Process, Task Run) Begin(IReadOnlyList<MailIntent> intents, bool resend, bool resendUnknown, CrashPoint crash, Func<Process, IMailbox> mailbox)
    {
        Process process = new(Time, crash);
        ProcessStore store = new(Store, process);
        try
        {
            IReadOnlyList<PlannedMail> planned;
            using (ILedgerWriter writer = store.Write(CancellationToken.None))
            {
                planned = LedgerOutbox.Plan(writer, Keys, NewAct(), new MailDay(intents[0].Day, intents), intents, resend, resendUnknown);
            }

            OutgoingMail[] outgoing = [.. planned.Where(p => p.Plan == MailPlan.Send).Select(p => new OutgoingMail(p.Mail, MessageOf(p.Mail)))];
            process.Open = outgoing.Length;
            MailRun run = new(store, Keys, mailbox(process), process.Clock, NewAct);
            return (process, run.Send(outgoing, _ => process.Open--, CancellationToken.None));
        }
        catch (KilledException e)
        {
            return (process, Task.FromException(e));
        }
    }

    /// <summary>Lets time pass until some runs have ended, one way or the other.</summary>
    public void End(params (Process Process, Task Run)[] runs)
    {
        ProcessClock[] clocks = [.. runs.Select(r => r.Process.Clock)];
        long patience = Environment.TickCount64 + 60_000;
        while (runs.Any(r => !r.Run.IsCompleted))
        {
            foreach ((Process process, Task run) in runs)
            {
                SpinWait spin = default;
                while (!run.IsCompleted && !process.IsDead && process.Clock.Waiting < Math.Min(process.Open, MailLimits.MostInFlight))
                {
                    spin.SpinOnce(sleep1Threshold: 100);
                    Assert.True(Environment.TickCount64 < patience, $"The run waits for nothing that the clock knows: {process.Open} mails are open, {process.Clock.Waiting} timers wait.");
                }

                if (process.IsDead)
                {
                    process.Clock.Kill();
                }
            }

            Time.ToNext(clocks);
        }

        foreach (Task run in runs.Select(r => r.Run))
        {
            Assert.True(run.Exception is null || run.Exception.Flatten().InnerExceptions.All(e => e is KilledException), $"{run.Exception}");
        }
    }

    public void Pass(TimeSpan time) => Time.Pass(time, []);

    public void Dispose()
    {
        _open?.Dispose();
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // A mail's number is its subject, so that the server tells mails apart as the ledger does.
    private static MailMessage MessageOf(MailRow mail) =>
        new("prator@example.org", [new MailAddress("Owner", "owner@example.org")], $"{mail.Id}", $"<p>{mail.Recipient}</p>", mail.Recipient);
}
