namespace Prator.Recovery.Mail;

/// <summary>Keeps to what a mailbox may send: so many messages a minute, and none before the server wants to be asked again.</summary>
/// <param name="clock">The time.</param>
public sealed class SendPace(TimeProvider clock) : IDisposable
{
    /// <summary>Messages in any sixty seconds: Exchange Online lets a mailbox send no more.</summary>
    public const int MostAMinute = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<DateTimeOffset> _started = new();
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Waits until one more may be sent.</summary>
    public async Task WaitForTurn(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (TimeSpan wait = ToWait(); wait > TimeSpan.Zero; wait = ToWait())
            {
                await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            }

            _started.Enqueue(clock.GetUtcNow());
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The server wants to be left alone for a while.</summary>
    public void Hold(TimeSpan pause)
    {
        lock (_started)
        {
            DateTimeOffset until = clock.GetUtcNow() + pause;
            _notBefore = until > _notBefore ? until : _notBefore;
        }
    }

    public void Dispose() => _turn.Dispose();

    private TimeSpan ToWait()
    {
        DateTimeOffset now = clock.GetUtcNow();
        while (_started.TryPeek(out DateTimeOffset first) && first + Minute <= now)
        {
            _started.Dequeue();
        }

        TimeSpan full = _started.Count < MostAMinute ? TimeSpan.Zero : _started.Peek() + Minute - now;
        lock (_started)
        {
            return _notBefore - now > full ? _notBefore - now : full;
        }
    }
}
