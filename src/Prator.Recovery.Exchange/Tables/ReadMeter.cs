namespace Prator.Recovery.Exchange;

/// <summary>Counts the bytes that are read, tells the caller every 64 KiB or more, and stops when the caller asks to.</summary>
internal sealed class ReadMeter(long total, Action<long, long>? progress, CancellationToken cancellation)
{
    private const int Step = 1 << 16;

    private long _read;
    private long _told;

    /// <summary>Tells nobody and cannot be stopped.</summary>
    public static ReadMeter None => new(0, null, CancellationToken.None);

    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public void Add(int bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        _read += bytes;
        if (_read - _told >= Step)
        {
            _told = _read;
            progress?.Invoke(Math.Min(_read, total), total);
        }
    }

    /// <summary>Goes back to a count, because a file has to be read again.</summary>
    public void Restart(long read)
    {
        _read = read;
        _told = read;
    }

    /// <summary>Says that everything is read, whatever was skipped.</summary>
    public void Finish() => progress?.Invoke(total, total);
}
