namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>How a mail server behaves to one submission.</summary>
/// <param name="Answer">What it answers.</param>
/// <param name="IsAccepted">Whether it keeps the mail nevertheless.</param>
/// <param name="After">How long it takes.</param>
internal sealed record Behaviour(Submission Answer, bool IsAccepted, TimeSpan After)
{
    private static readonly string[] Uncertain = ["500", "502", "504", "reset"];
    private static readonly string[] Refusals = ["400", "401", "403", "413"];
    private static readonly int[] Pauses = [0, 1, 10, 120, 900];

    /// <summary>Draws one of the answers that there are.</summary>
    public static Behaviour Draw(Random random, bool withoutPauses)
    {
        TimeSpan after = TimeSpan.FromMilliseconds(random.Next(50, 3000));
        return random.Next(withoutPauses ? 7 : 9) switch
        {
            0 or 1 or 2 => new(new(SubmissionOutcome.Accepted, "202 Accepted"), true, after),
            3 => new(new(SubmissionOutcome.Unknown, Uncertain[random.Next(Uncertain.Length)]), random.Next(2) == 0, after),
            4 => new(new(SubmissionOutcome.Unknown, "There was no answer in time."), random.Next(2) == 0, TimeSpan.FromSeconds(100)),
            5 => new(new(SubmissionOutcome.Refused, Refusals[random.Next(Refusals.Length)]), false, after),
            6 => new(new(SubmissionOutcome.NotNow, "429", TimeSpan.FromSeconds(Pauses[random.Next(Pauses.Length)])), false, after),
            7 => new(new(SubmissionOutcome.NotNow, "503"), false, after),
            _ => new(new(SubmissionOutcome.NotNow, "No connection."), false, TimeSpan.FromSeconds(random.Next(0, 20))),
        };
    }
}

/// <summary>A mail server that keeps account of what it accepted, and of how it was asked.</summary>
internal sealed class ModelServer(VirtualTime time)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _accepted = [];
    private readonly List<DateTimeOffset> _started = [];
    private readonly List<(Process Process, DateTimeOffset From, DateTimeOffset Until)> _holds = [];
    private readonly List<Process> _inFlight = [];

    /// <summary>How often each subject was accepted.</summary>
    public IReadOnlyDictionary<string, int> Accepted => _accepted;

    /// <summary>What it saw that must not be.</summary>
    public List<string> Complaints { get; } = [];

    public int MostInFlight { get; private set; }

    public int Submissions => _started.Count;

    public void Arrive(Process process, MailMessage message, bool isAccepted)
    {
        lock (_turn)
        {
            _started.Add(time.Now);
            _inFlight.Add(process);
            MostInFlight = Math.Max(MostInFlight, _inFlight.Count(p => !p.IsDead));
            Complain(MostInFlight > 4, $"{MostInFlight} in flight");
            Complain(_started.Count(s => s > time.Now - TimeSpan.FromMinutes(1)) > 30, "more than 30 a minute");
            Complain(_holds.Any(h => !h.Process.IsDead && h.From < time.Now && time.Now < h.Until), "before Retry-After");
            if (isAccepted)
            {
                _accepted[message.Subject] = _accepted.GetValueOrDefault(message.Subject) + 1;
            }
        }
    }

    public void Answer(Process process, Submission answer)
    {
        lock (_turn)
        {
            _inFlight.Remove(process);
            if (answer.RetryAfter is { } pause)
            {
                _holds.Add((process, time.Now, time.Now + pause));
            }
        }
    }

    private void Complain(bool isSo, string what)
    {
        if (isSo)
        {
            Complaints.Add(what);
        }
    }
}

/// <summary>The way of one process to the server.</summary>
internal sealed class ModelMailbox(ModelServer server, Process process, Func<Behaviour> draw) : IMailbox
{
    public async Task<Submission> Submit(MailMessage message, CancellationToken cancellation)
    {
        Behaviour behaviour = draw();
        process.Submit(() => server.Arrive(process, message, behaviour.IsAccepted));
        await Task.Delay(behaviour.After, process.Clock, CancellationToken.None).ConfigureAwait(false);
        process.EnsureAlive();
        server.Answer(process, behaviour.Answer);
        return behaviour.Answer;
    }

    public void Dispose()
    {
    }
}
