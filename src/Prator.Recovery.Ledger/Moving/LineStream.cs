namespace Prator.Recovery.Ledger;

/// <summary>Reads a file line by line, as bytes. Holds one line at a time.</summary>
/// <param name="stream">Read from where it stands.</param>
internal sealed class LineStream(Stream stream)
{
    /// <summary>No line is longer than this: an entry holds a row's texts, or a policy's.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;

    /// <summary>The number of the line that was read last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the file ended within the line that was read last.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether the line that was read last is longer than a line can be; nothing more is to be read then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its end, until the next call; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        int searched = 0;
        while (true)
        {
            int at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Taken(searched + at, 1);
            }

            searched = _end - _start;
            if (searched > MostBytes)
            {
                IsTooLong = true;
                return Taken(searched, 0);
            }

            if (!Fill())
            {
                if (searched == 0)
                {
                    return null;
                }

                IsCut = true;
                return Taken(searched, 0);
            }
        }
    }

    private ReadOnlyMemory<byte> Taken(int length, int more)
    {
        ReadOnlyMemory<byte> line = _buffer.AsMemory(_start, length);
        _start += length + more;
        Number++;
        return line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
