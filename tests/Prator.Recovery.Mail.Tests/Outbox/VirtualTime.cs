namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>The time of a test, which passes when the test says so.</summary>
internal sealed class VirtualTime
{
    public DateTimeOffset Now { get; private set; } = new(2024, 2, 5, 6, 30, 0, TimeSpan.Zero);

    /// <summary>Lets time pass up to the next timer of some processes; not at all where none waits.</summary>
    public void ToNext(IEnumerable<ProcessClock> processes)
    {
        if (processes.SelectMany(p => p.Due()).Order().Take(1).ToArray() is [var next])
        {
            Pass(next > Now ? next - Now : TimeSpan.Zero, processes);
        }
    }

    /// <summary>Lets time pass; timers that are due fire on this thread.</summary>
    public void Pass(TimeSpan time, IEnumerable<ProcessClock> processes)
    {
        Now += time;
        foreach (ProcessClock process in processes)
        {
            process.FireDue();
        }
    }
}

/// <summary>The clock of one process, with the timers that it waits for.</summary>
internal sealed class ProcessClock(VirtualTime time) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private bool _isDead;

    /// <summary>How many timers it waits for.</summary>
    public int Waiting
    {
        get
        {
            lock (_timers)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => time.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public IReadOnlyList<DateTimeOffset> Due()
    {
        lock (_timers)
        {
            return [.. _timers.Select(t => t.Due)];
        }
    }

    public void FireDue() => Fire(t => t.Due <= time.Now);

    /// <summary>The process is killed: whatever it waits for goes on at once, to find that it is dead.</summary>
    public void Kill()
    {
        _isDead = true;
        Fire(_ => true);
    }

    private void Fire(Func<Timer, bool> isMeant)
    {
        while (true)
        {
            Timer? next;
            lock (_timers)
            {
                next = _timers.Where(isMeant).MinBy(t => t.Due);
                _ = next is not null && _timers.Remove(next);
            }

            if (next is null)
            {
                return;
            }

            next.Call();
        }
    }

    private sealed class Timer(ProcessClock clock, Action call) : ITimer
    {
        public Action Call { get; } = call;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._timers)
            {
                clock._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._isDead ? DateTimeOffset.MinValue : clock.GetUtcNow() + dueTime;
                    clock._timers.Add(this);
                }
            }

            if (clock._isDead)
            {
                clock.FireDue();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._timers)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
