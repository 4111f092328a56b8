using Sylvan.Data.Csv;

namespace Prator.Recovery.Exchange;

/// <summary>The records of a CSV file by RFC 4180, blank lines included, with their row as a spreadsheet counts it.</summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>The longest record that is read: 1 MiB of characters.</summary>
    public const int LongestRecord = 1 << 20;

    private const int BufferLetters = 1 << 16;

    private readonly string _file;
    private readonly ExportText _text;
    private readonly char _delimiter;
    private CsvDataReader? _csv;

    /// <param name="file">The file's path, for errors.</param>
    /// <param name="text">The file's text from its start; disposed with the records.</param>
    /// <param name="delimiter">What stands between fields.</param>
    public CsvRecords(string file, ExportText text, char delimiter)
    {
        _file = file;
        _text = text;
        _delimiter = delimiter;
    }

    public ExportText Text => _text;

    /// <summary>The current record's row, from 1. A record with line breaks in quotes is one row.</summary>
    public int Row { get; private set; }

    /// <summary>How many fields the current record has.</summary>
    public int Width => _csv!.RowFieldCount;

    /// <summary>Whether the current record is a line without any character but white space.</summary>
    public bool IsBlank => Width == 1 && _csv!.GetRawRecordSpan().IsWhiteSpace();

    /// <exception cref="ExportException">A quote is not closed, or a record is too long.</exception>
    public bool Read()
    {
        try
        {
            _csv ??= CsvDataReader.Create(_text, Options());
            if (!_csv.Read())
            {
                return false;
            }

            Row++;
            return true;
        }
        catch (CsvRecordTooLargeException e)
        {
            throw new ExportException(
                ExportFault.RecordTooLarge,
                _file,
                Messages.RowTooLong(Row + 1, _file, LongestRecord),
                e);
        }
        catch (CsvFormatException e)
        {
            throw new ExportException(
                ExportFault.QuoteUnclosed,
                _file,
                Messages.QuoteOpen(Row + 1, _file),
                e);
        }
    }

    /// <summary>A field of the current record without its quotes, until the next call; empty where the record is shorter.</summary>
    public ReadOnlySpan<char> Field(int ordinal) => _csv!.GetFieldSpan(ordinal);

    public void Dispose()
    {
        _csv?.Dispose();
        _text.Dispose();
    }

    private CsvDataReaderOptions Options() => new()
    {
        HasHeaders = false,
        Delimiter = _delimiter,
        BufferSize = BufferLetters,
        MaxBufferSize = LongestRecord,

        // A line that starts with # is a row like any other. No text holds this character.
        Comment = '\0',
    };
}
