using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Prator.Recovery.Exchange;

/// <summary>The file turns out to be Windows-1252 after text in it was taken for UTF-8: it has to be read from its start.</summary>
internal sealed class NotUtf8Exception : Exception;

/// <summary>
/// The text of a file, decoded while it is read. An undecided encoding is settled by the file's whole content: bytes
/// beyond ASCII are UTF-8 until some are not; then, if no others came before, the rest is read as Windows-1252, else the
/// file must be read again. Reads fill the buffer they are given, so that every pass sees the same pieces.
/// </summary>
internal sealed class ExportText : TextReader
{
    private const int BufferBytes = 1 << 16;

    private readonly string _file;
    private readonly Stream _stream;
    private readonly byte[] _bytes = new byte[BufferBytes];
    private Decoder? _utf16;
    private int _start;
    private int _end;
    private bool _atEnd;
    private bool _isBegun;
    private bool _hasWideText;
    private bool _hasReplacements;
    private char _pending;

    /// <param name="file">The file's path, for errors.</param>
    /// <param name="stream">The file from its start; disposed with the text.</param>
    /// <param name="encoding">What an earlier reading settled, or undecided.</param>
    public ExportText(string file, Stream stream, TextEncoding encoding)
    {
        _file = file;
        _stream = stream;
        Encoding = encoding;
    }

    /// <summary>What the encoding is, as far as the text has been read.</summary>
    public TextEncoding Encoding { get; private set; }

    /// <summary>What a person should know about the text, as far as it has been read.</summary>
    public IReadOnlyList<string> Warnings => _hasReplacements
        ? [Messages.BytesReplaced]
        : [];

    /// <exception cref="NotUtf8Exception">The file has to be read again as Windows-1252.</exception>
    /// <exception cref="ExportException">The file is no text.</exception>
    public override int Read(Span<char> buffer)
    {
        int written = 0;
        if (_pending != '\0' && buffer.Length > 0)
        {
            buffer[written++] = _pending;
            _pending = '\0';
        }

        while (written < buffer.Length)
        {
            if (_start == _end && !Fill())
            {
                break;
            }

            int decoded = Decode(buffer[written..]);
            written += decoded;
            if (decoded == 0 && !Fill())
            {
                written += DecodeHalf(buffer[written..]);
                break;
            }
        }

        return written;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read()
    {
        Span<char> one = stackalloc char[1];
        return Read(one) == 0 ? -1 : one[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads on behind what is left, or learns that the file ends; false when there is nothing more to learn.</summary>
    private bool Fill()
    {
        if (_atEnd || _end - _start == BufferBytes)
        {
            return false;
        }

        _bytes.AsSpan(_start.._end).CopyTo(_bytes);
        _end -= _start;
        _start = 0;
        int read = _stream.ReadAtLeast(_bytes.AsSpan(_end), BufferBytes - _end, throwOnEndOfStream: false);
        _atEnd = _end + read < BufferBytes;
        int from = _end;
        _end += read;
        if (!_isBegun)
        {
            Begin();
            from = _start;
        }

        if (_utf16 is null && _bytes.AsSpan(from.._end).Contains((byte)0))
        {
            throw NoText(_file);
        }

        return true;
    }

    private static ExportException NoText(string file) => new(
        ExportFault.FileNoTable, file, Messages.FileNoTable(file));

    private void Begin()
    {
        _isBegun = true;
        (TextEncoding marked, int length) = TextEncodings.OfMark(_bytes.AsSpan(.._end));
        if (marked != TextEncoding.Undecided)
        {
            Encoding = marked;
            _start = length;
        }

        _utf16 = Encoding switch
        {
            TextEncoding.Utf16LittleEndian => System.Text.Encoding.Unicode.GetDecoder(),
            TextEncoding.Utf16BigEndian => System.Text.Encoding.BigEndianUnicode.GetDecoder(),
            _ => null,
        };
    }

    private int Decode(Span<char> buffer) => Encoding switch
    {
        TextEncoding.Windows1252 => DecodeWindows1252(buffer),
        TextEncoding.Utf16LittleEndian or TextEncoding.Utf16BigEndian => DecodeUtf16(buffer),
        _ => DecodeUtf8(buffer),
    };

    private int DecodeWindows1252(Span<char> buffer)
    {
        int count = Math.Min(buffer.Length, _end - _start);
        TextEncodings.FromWindows1252(_bytes.AsSpan(_start, count), buffer);
        _start += count;
        return count;
    }

    private int DecodeUtf16(Span<char> buffer)
    {
        // A decoder wants room for a pair.
        if (buffer.Length < 2)
        {
            return 0;
        }

        _utf16!.Convert(_bytes.AsSpan(_start.._end), buffer, flush: _atEnd, out int read, out int written, out _);
        _start += read;
        if (buffer[..written].Contains('\0'))
        {
            throw NoText(_file);
        }

        return written;
    }

    private int DecodeUtf8(Span<char> buffer)
    {
        bool hasMark = Encoding == TextEncoding.Utf8WithMark;
        OperationStatus status = Utf8.ToUtf16(
            _bytes.AsSpan(_start.._end), buffer, out int read, out int written, replaceInvalidSequences: false, isFinalBlock: _atEnd);
        _start += read;
        _hasWideText |= read != written;
        if (status != OperationStatus.InvalidData)
        {
            return written;
        }

        if (hasMark)
        {
            return written + Replace(buffer[written..]);
        }

        if (_hasWideText || Encoding == TextEncoding.Utf8)
        {
            throw new NotUtf8Exception();
        }

        Encoding = TextEncoding.Windows1252;
        return written + DecodeWindows1252(buffer[written..]);
    }

    private int Replace(Span<char> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        _hasReplacements = true;
        Rune.DecodeFromUtf8(_bytes.AsSpan(_start.._end), out _, out int invalid);
        _start += invalid;
        buffer[0] = '\uFFFD';
        return 1;
    }

    // A pair of surrogates does not fit into the last place of a buffer: its second half waits for the next call.
    private int DecodeHalf(Span<char> buffer)
    {
        Span<char> pair = stackalloc char[2];
        int decoded = buffer.IsEmpty || _start == _end ? 0 : Decode(pair);
        if (decoded > 0)
        {
            buffer[0] = pair[0];
        }

        if (decoded > 1)
        {
            _pending = pair[1];
        }

        return Math.Min(decoded, 1);
    }
}
