using System.IO.Hashing;

namespace Prator.Recovery.Exchange;

/// <summary>Counts the bytes that are read, tells the caller every 64 KiB or more, and stops when the caller asks to.</summary>
internal sealed class ReadMeter(long total, Action<long, long>? progress, CancellationToken cancellation)
{
    private const int Step = 1 << 16;

    private readonly XxHash3 _hash = new();
    private long _read;
    private long _told;

    /// <summary>A hash of the bytes of the file that is read, as far as they were read.</summary>
    public ulong FileHash => _hash.GetCurrentHashAsUInt64();

    /// <summary>Tells nobody and cannot be stopped.</summary>
    public static ReadMeter None => new(0, null, CancellationToken.None);

    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        _hash.Append(bytes);
        _read += bytes.Length;
        if (_read - _told >= Step)
        {
            _told = _read;
            progress?.Invoke(Math.Min(_read, total), total);
        }
    }

    /// <summary>Starts to hash the bytes of the next file.</summary>
    public void BeginFile() => _hash.Reset();

    /// <summary>Goes back to nothing, because the files have to be read again.</summary>
    public void Restart()
    {
        _read = 0;
        _told = 0;
    }

    /// <summary>Says that everything is read, whatever was skipped.</summary>
    public void Finish() => progress?.Invoke(total, total);
}
