using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>The first pass: it settles encodings and headers, and remembers key and content of every row.</summary>
internal sealed class ExportSurvey
{
    private readonly ItemShape _shape;
    private readonly ReadingOptions _options;
    private readonly IReadOnlyList<SurveyedFile> _files;
    private readonly ReadMeter _meter;
    private readonly RowReader _reader;
    private readonly RowHash _hash;
    private readonly RowDraft _row;

    public ExportSurvey(ItemShape shape, ReadingOptions options, IReadOnlyList<SurveyedFile> files, ReadMeter meter)
    {
        _shape = shape;
        _options = options;
        _files = files;
        _meter = meter;
        _reader = new RowReader(shape, options);
        _hash = new RowHash(shape, options.AsOf);
        _row = new RowDraft(shape);
    }

    /// <exception cref="ExportException">A file cannot be read as an export.</exception>
    public SurveyedRows Run()
    {
        while (true)
        {
            SurveyedRows rows = new();
            if (TryRun(rows))
            {
                rows.Finish();
                return rows;
            }

            _meter.Restart();
        }
    }

    // False when a file turned out not to be UTF-8: its rows were taken in wrongly read.
    private bool TryRun(SurveyedRows rows)
    {
        foreach (SurveyedFile file in _files)
        {
            try
            {
                file.Find(_shape, _options);
                Survey(file, rows);
            }
            catch (NotUtf8Exception)
            {
                return file.TakeForWindows1252() ? false : throw SurveyedFile.Changed(file.Path);
            }
        }

        return true;
    }

    private void Survey(SurveyedFile file, SurveyedRows rows)
    {
        int items = rows.Items;
        int duplicates = rows.Duplicates;
        int rejected = 0;
        _meter.BeginFile();
        using Table table = file.File.Open(_meter);
        file.Columns = table.Columns;
        while (table.Read())
        {
            _reader.Read(table, _row);
            if (_row.Fault == RowFault.None)
            {
                rows.Add(_hash.Key(_row), _hash.Content(_row));
            }
            else
            {
                rejected++;
            }
        }

        rows.Flush();
        KindCheck.MustFit(file.Path, table.Columns, _shape.Kind, _options.Profile);
        file.MustBeUnchanged();
        file.Balance = new Balance(rows.Items - items, rows.Duplicates - duplicates, rejected);
        file.Warnings = [.. table.Warnings().Select(PersonalNumber.Mask)];
        file.BytesHash = _meter.FileHash;
        if (file.Balance.Rows > 0 && !table.Columns.HasIdentity)
        {
            throw HeaderSearch.MissingFromObjects(file.Path, _options.Profile.HeadersOf(_shape.Kind));
        }
    }
}
