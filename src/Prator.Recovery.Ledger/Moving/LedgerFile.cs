using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>
/// A ledger that was moved to a file, open to be read as often as needed: JSON lines, a head first, then an entry each, an end mark
/// last. A line that is not exactly as the module writes it is refused, whatever it says.
/// </summary>
/// <remarks>Not safe for several threads; entries are read once at a time.</remarks>
public sealed class LedgerFile : IDisposable
{
    private const int KeyBytes = 32;

    private readonly FileStream _stream;
    private readonly ArrayBufferWriter<byte> _again = new(4096);
    private readonly Utf8JsonWriter _writer;

    private LedgerFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
        _writer = new Utf8JsonWriter(_again, LedgerFileWriter.Options);
    }

    public string Path { get; }

    public long Bytes => _stream.Length;

    public LedgerFileHead Head { get; private set; } = null!;

    /// <exception cref="LedgerFileException">It is another kind of file, a newer one, or its head is not as it was written.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not to be read.</exception>
    public static LedgerFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        try
        {
            LedgerFile file = new(path, stream);
            if (!stream.CanSeek)
            {
                throw file.Foreign(null);
            }

            file.Head = file.ReadHead(new LineStream(stream));
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Its entries, as they stand there, from the first. Whether they follow from one another is another question.</summary>
    /// <exception cref="LedgerFileException">A line is not as it was written, is missing, or one too many.</exception>
    public IEnumerable<LedgerEntry> Entries()
    {
        _stream.Position = 0;
        LineStream lines = new(_stream);
        _ = lines.Next();
        long count = 0;
        while (true)
        {
            ReadOnlyMemory<byte> line = lines.Next() ?? throw Truncated(lines.Number + 1, count);
            if (IsEnd(line))
            {
                ReadEnd(lines, line, count);
                yield break;
            }

            yield return ReadEntry(lines, line, count);
            count++;
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    /// <summary>What is wrong with a line, and what to do.</summary>
    internal LedgerFileException Damaged(long line, string what, Exception? cause = null) => new(LedgerFileFault.Damaged,
        Messages.FileDamaged(Path, line, what), cause);

    private LedgerFileHead ReadHead(LineStream lines)
    {
        ReadOnlyMemory<byte> line = lines.Next() ?? default;
        long version = VersionOf(line);
        if (version > LedgerFileLine.Version)
        {
            throw new LedgerFileException(LedgerFileFault.TooNew,
                Messages.FileTooNew(Path, version, LedgerFileLine.Version));
        }

        return Strictly(lines, line, 0, HeadOf, LedgerFileLine.Write);
    }

    private long VersionOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            return new StrictLine(line).Number(LedgerFileLine.Mark) is > 0 and long version ? version : throw new FormatException();
        }
        catch (Exception exception) when (IsOfForm(exception))
        {
            throw Foreign(exception);
        }
    }

    private LedgerEntry ReadEntry(LineStream lines, ReadOnlyMemory<byte> line, long before)
    {
        LedgerEntry entry = Strictly(lines, line, before, EntryOf, LedgerFileLine.Write);

        // The line's bytes are overwritten by the next.
        return entry with { Body = entry.Body.ToArray() };
    }

    private void ReadEnd(LineStream lines, ReadOnlyMemory<byte> line, long count)
    {
        (long entries, string head) = Strictly(lines, line, count, EndOf, (to, end) => LedgerFileLine.WriteEnd(to, end.Entries, end.Head));
        if (entries != count || Head.Entries != count || head != Head.Head)
        {
            throw Damaged(lines.Number, Messages.LinesMissing(Head.Entries, Head.Head, entries, head, count));
        }

        if (lines.Next() is not null)
        {
            throw Damaged(lines.Number, Messages.AfterEndMark);
        }
    }

    /// <summary>Reads a line, and writes it again: there is one way only to write what it says.</summary>
    private T Strictly<T>(LineStream lines, ReadOnlyMemory<byte> line, long before, Func<ReadOnlyMemory<byte>, T> read, Action<Utf8JsonWriter, T> write)
    {
        if (lines.IsCut)
        {
            throw Truncated(lines.Number, before);
        }

        if (lines.IsTooLong)
        {
            throw Damaged(lines.Number, Messages.LineTooLong);
        }

        try
        {
            T said = read(line);
            _again.ResetWrittenCount();
            _writer.Reset();
            write(_writer, said);
            _writer.Flush();
            return _again.WrittenSpan.SequenceEqual(line.Span) ? said : throw new FormatException();
        }
        catch (Exception exception) when (IsOfForm(exception))
        {
            throw Damaged(lines.Number, Messages.LineDamaged, exception);
        }
    }

    private LedgerFileException Foreign(Exception? cause) => new(LedgerFileFault.Foreign,
        Messages.NoLedgerFile(Path), cause);

    private LedgerFileException Truncated(long line, long entries) => new(LedgerFileFault.Truncated,
        Messages.FileCutOff(Path, line, entries, Head?.Entries.ToString(CultureInfo.InvariantCulture) ?? Messages.ItsEntries));

    private static LedgerFileHead HeadOf(ReadOnlyMemory<byte> line)
    {
        StrictLine from = new(line);
        _ = from.Number(LedgerFileLine.Mark);
        Guid id = Guid.ParseExact(from.Text(LedgerFileLine.Id), "D");
        DateTimeOffset created = StoredValues.ReadTime(from.Text(LedgerFileLine.CreatedAt));
        byte[]? salt = from.MaybeBytes(LedgerFileLine.Salt, KeyBytes);
        LedgerIdentity identity = new(id, salt, created, from.Bytes(LedgerFileLine.IdentifierCheck, KeyBytes), from.Bytes(LedgerFileLine.ChainCheck, KeyBytes));
        long entries = from.Number(LedgerFileLine.Entries);
        string head = from.Text(LedgerFileLine.Head);
        from.End();
        return ChainHead.TryParse(head, out long seq, out _) && seq == entries && entries > 0 ? new LedgerFileHead(identity, entries, head) : throw new FormatException();
    }

    private static LedgerEntry EntryOf(ReadOnlyMemory<byte> line)
    {
        StrictLine from = new(line);
        LedgerEntry entry = new(
            from.Number(LedgerFileLine.Seq),
            from.Number(LedgerFileLine.Operation),
            from.Number(LedgerFileLine.Item),
            from.Number(LedgerFileLine.Record),
            (EventKinds)from.Number(LedgerFileLine.Kinds),
            from.Raw(LedgerFileLine.Body),
            from.MaybeBytes(LedgerFileLine.Secret),
            from.Bytes(LedgerFileLine.Mac, ChainMac.Bytes));
        from.End();
        return entry;
    }

    private static (long Entries, string Head) EndOf(ReadOnlyMemory<byte> line)
    {
        StrictLine from = new(line);
        (long Entries, string Head) end = (from.Number(LedgerFileLine.End), from.Text(LedgerFileLine.Head));
        from.End();
        return ChainHead.TryParse(end.Head, out _, out _) ? end : throw new FormatException();
    }

    private static bool IsEnd(ReadOnlyMemory<byte> line) => line.Span.StartsWith("{\"end\":"u8);

    private static bool IsOfForm(Exception exception) => exception is JsonException or FormatException or InvalidOperationException or ArgumentException;
}
