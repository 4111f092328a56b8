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

    /// <returns>The rows of all files by key.</returns>
    public KeyTable Run()
    {
        while (true)
        {
            KeyTable keys = new();
            if (TryRun(keys))
            {
                return keys;
            }

            _meter.Restart(0);
        }
    }

    // False when a file turned out not to be UTF-8: its rows stand in the table wrongly read.
    private bool TryRun(KeyTable keys)
    {
        foreach (SurveyedFile file in _files)
        {
            try
            {
                file.Find(_shape, _options);
                Survey(file, keys);
            }
            catch (NotUtf8Exception)
            {
                return file.TakeForWindows1252() ? false : throw SurveyedFile.Changed(file.Path);
            }
        }

        return true;
    }

    private void Survey(SurveyedFile file, KeyTable keys)
    {
        int items = 0;
        int duplicates = 0;
        int rejected = 0;
        using Table table = file.File.Open(_meter);
        file.Columns = table.Columns;
        while (table.Read())
        {
            _reader.Read(table, _row);
            if (_row.Fault != RowFault.None)
            {
                rejected++;
            }
            else if (keys.Add(_hash.Key(_row), _hash.Content(_row)) == Standing.First)
            {
                items++;
            }
            else
            {
                duplicates++;
            }
        }

        file.MustBeUnchanged();
        if (items + duplicates + rejected > 0 && !table.Columns.HasIdentity)
        {
            throw HeaderSearch.MissingFromObjects(file.Path, _options.Profile.HeadersOf(_shape.Kind));
        }

        file.Balance = new Balance(items, duplicates, rejected);
        file.Warnings = table.Warnings();
    }
}
