using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>A file's text as UTF-8 whatever its encoding, in a window that slides and grows to at most 4 MiB (1 Mi characters).</summary>
internal sealed class JsonText : IDisposable
{
    private const int LettersAtOnce = 1 << 14;
    private const int MostBytes = 4 << 20;

    private readonly string _file;
    private readonly char[] _letters = new char[LettersAtOnce];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private byte[] _bytes = new byte[1 << 17];
    private int _start;
    private int _end;

    public JsonText(string file, ExportText text)
    {
        _file = file;
        Text = text;
    }

    public ExportText Text { get; }

    /// <summary>Whether the window reaches the end of the file.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What has been read and not yet passed.</summary>
    public ReadOnlySpan<byte> Window => _bytes.AsSpan(_start.._end);

    /// <summary>Goes on in the window.</summary>
    public void Pass(int bytes) => _start += bytes;

    /// <summary>Reads more behind the window; its bytes move.</summary>
    /// <param name="row">The row that is being read, for the error.</param>
    /// <exception cref="ExportException">The window would grow beyond its bound.</exception>
    public void Fill(int row)
    {
        _bytes.AsSpan(_start.._end).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
        int most = Encoding.UTF8.GetMaxByteCount(LettersAtOnce);
        if (_bytes.Length - _end < most)
        {
            if (_end + most > MostBytes)
            {
                throw new ExportException(
                    ExportFault.RecordTooLarge, _file, Messages.RecordTooLarge(row, _file));
            }

            Array.Resize(ref _bytes, Math.Min(MostBytes, Math.Max(_bytes.Length * 2, _end + most)));
        }

        int letters = Text.Read(_letters);
        IsLast = letters == 0;
        _end += _encoder.GetBytes(_letters.AsSpan(0, letters), _bytes.AsSpan(_end), flush: IsLast);
    }

    /// <summary>The first byte that is no white space; null in an empty file. The window starts there.</summary>
    public byte? FirstByte()
    {
        while (true)
        {
            int at = Window.IndexOfAnyExcept(" \t\r\n"u8);
            if (at >= 0)
            {
                return Window[at];
            }

            if (IsLast)
            {
                return null;
            }

            Fill(row: 1);
        }
    }

    public void Dispose() => Text.Dispose();
}
