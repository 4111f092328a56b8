using System.Text;
using Sylvan.Data.Csv;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The file that closures are ordered in: what a person keys in, or a robot is fed. It only grows, it is never half
/// written, and it holds an item once a day.
/// </summary>
public sealed class ClosureWorksheet
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">The full path; the file is made where it is missing, its folder must exist.</param>
    public ClosureWorksheet(string path) => Path = path;

    /// <summary>The names of the columns. Fixed: robots are fed by them.</summary>
    public static IReadOnlyList<string> Header { get; } =
        ["OrderedOn", "Reference", "Field", "Label", "Value", "PaymentBasis", "Unit", "Municipality", "Owner", "Rule", "Clause", "Policy"];

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>What the file holds; nothing where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is no closing worksheet.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public OrderedClosures Read() => Ordered(Bytes());

    /// <summary>Appends the entries that the file does not hold yet, all of them or none. One writer at a time: a second waits.</summary>
    /// <returns>The entries that were appended.</returns>
    /// <exception cref="InvalidDataException">The file is no closing worksheet.</exception>
    /// <exception cref="IOException">The file cannot be written, or another writer kept it for longer than ten seconds.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop before anything was written.</exception>
    public IReadOnlyList<ClosureEntry> Append(IReadOnlyList<ClosureEntry> entries, CancellationToken cancellation)
    {
        using FileLock held = FileLock.Take(Path, cancellation);
        if (File.Exists(Path) && new FileInfo(Path).IsReadOnly)
        {
            throw new UnauthorizedAccessException(Messages.WorksheetReadOnly(Path));
        }

        byte[] before = Bytes();
        OrderedClosures ordered = Ordered(before);
        List<ClosureEntry> added = [];
        foreach (ClosureEntry entry in entries.Where(e => !ordered.Holds(e)))
        {
            ordered.Add(entry);
            added.Add(entry);
        }

        if (added.Count > 0)
        {
            AtomicFile.Write(Path, stream => Write(stream, before, added));
        }

        return added;
    }

    private static void Write(Stream stream, byte[] before, IReadOnlyList<ClosureEntry> added)
    {
        stream.Write(before);
        if (before.Length > 0 && before[^1] != '\n')
        {
            stream.Write("\r\n"u8);
        }

        using SpreadsheetCsv csv = new(stream);
        if (before.Length == 0)
        {
            csv.WriteRow(Header);
        }

        foreach (string[] row in added.SelectMany(e => e.Rows()))
        {
            csv.WriteRow(row);
        }
    }

    private byte[] Bytes() => File.Exists(Path) ? File.ReadAllBytes(Path) : [];

    private OrderedClosures Ordered(byte[] bytes)
    {
        OrderedClosures ordered = new();
        string text = Text(bytes);
        if (text.Length == 0)
        {
            return ordered;
        }

        using CsvDataReader reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = ';', HasHeaders = true, MaxBufferSize = 1 << 20 });
        if (reader.FieldCount != Header.Count || Header.Where((h, i) => reader.GetName(i) != h).Any())
        {
            throw new InvalidDataException(Messages.NoClosingWorksheet(Path, string.Join(';', Header)));
        }

        while (reader.Read())
        {
            ordered.AddRow([.. Enumerable.Range(0, Header.Count).Select(reader.GetString)]);
        }

        return ordered;
    }

    private string Text(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException(Messages.WorksheetNotUtf8(Path), e);
        }
    }
}
