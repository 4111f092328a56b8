using System.Text;
using Prator.Recovery.Core.Decisions;
using Sylvan.Data.Csv;

namespace Prator.Recovery.Exchange;

/// <summary>A closure as a worksheet holds it: one row for each field to set.</summary>
public sealed record ClosureEntry(
    DateOnly OrderedOn,
    string Reference,
    IReadOnlyList<FieldChange> Changes,
    PaymentBasis? PaymentBasis,
    string? Unit,
    string? Municipality,
    string? Owner,
    string Rule,
    string? Clause,
    string Policy);

/// <summary>
/// The file that closures are ordered in: what a person keys in, or a robot is fed. It only grows, it is never half
/// written, and it holds an item once a day.
/// </summary>
public sealed class ClosureWorksheet
{
    private static readonly string[] Header =
        ["OrderedOn", "Reference", "Field", "Label", "Value", "PaymentBasis", "Unit", "Municipality", "Owner", "Rule", "Clause", "Policy"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;

    /// <param name="path">The full path; the file is made where it is missing, its folder must exist.</param>
    public ClosureWorksheet(string path) => _path = path;

    /// <summary>The full path.</summary>
    public string Path => _path;

    /// <summary>The day and reference of what the file holds; empty where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is no closing worksheet.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public IReadOnlySet<(string Day, string Reference)> Ordered() => File.Exists(_path) ? Keys(Text(File.ReadAllBytes(_path))) : new HashSet<(string, string)>();

    /// <summary>How the file names a day.</summary>
    public static (string Day, string Reference) KeyOf(DateOnly day, string reference) =>
        (day.ToString("O", null), SpreadsheetCsv.Neutral(reference));

    /// <summary>Appends the entries that the file does not hold yet, all of them or none. One writer at a time: a second waits.</summary>
    /// <returns>The entries that were appended.</returns>
    /// <exception cref="InvalidDataException">The file is no closing worksheet.</exception>
    /// <exception cref="IOException">The file cannot be written, or another writer kept it for longer than ten seconds.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop before anything was written.</exception>
    public IReadOnlyList<ClosureEntry> Append(IReadOnlyList<ClosureEntry> entries, CancellationToken cancellation)
    {
        using FileLock held = FileLock.Take(_path, cancellation);
        byte[] before = File.Exists(_path) ? File.ReadAllBytes(_path) : [];
        HashSet<(string, string)> keys = before.Length > 0 ? Keys(Text(before)) : [];
        ClosureEntry[] added = [.. entries.Where(e => keys.Add(KeyOf(e.OrderedOn, e.Reference)))];
        if (added.Length > 0 || before.Length == 0)
        {
            AtomicFile.Write(_path, stream => Write(stream, before, added));
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

        foreach (ClosureEntry entry in added)
        {
            foreach (FieldChange change in entry.Changes)
            {
                csv.WriteRow(
                    entry.OrderedOn.ToString("O", null),
                    entry.Reference,
                    change.Field,
                    change.Label,
                    change.Value?.ToString("O", null),
                    entry.PaymentBasis?.ToString(),
                    entry.Unit,
                    entry.Municipality,
                    entry.Owner,
                    entry.Rule,
                    entry.Clause,
                    entry.Policy);
            }
        }
    }

    private string Text(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"`{_path}` is not UTF-8, so nothing can be appended to it safely. Save it as CSV UTF-8, or name another worksheet.", e);
        }
    }

    private HashSet<(string, string)> Keys(string text)
    {
        HashSet<(string, string)> keys = [];
        if (text.Length == 0)
        {
            return keys;
        }

        using CsvDataReader reader = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions { Delimiter = ';', HasHeaders = true, MaxBufferSize = 1 << 20 });
        if (reader.FieldCount != Header.Length || Header.Where((h, i) => reader.GetName(i) != h).Any())
        {
            throw new InvalidDataException($"`{_path}` is no closing worksheet: its first row is not `{string.Join(';', Header)}`. Name another worksheet.");
        }

        while (reader.Read())
        {
            keys.Add((reader.GetString(0), reader.GetString(1)));
        }

        return keys;
    }
}
