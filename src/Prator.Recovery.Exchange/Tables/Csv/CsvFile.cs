namespace Prator.Recovery.Exchange;

/// <summary>A CSV file with its delimiter and header.</summary>
internal sealed class CsvFile : TextExportFile
{
    private static readonly char[] Delimiters = [';', ',', '\t'];

    private readonly ItemShape _shape;
    private readonly HeaderTable _headers;
    private readonly HeaderPlace _place;

    private CsvFile(string path, TextEncoding encoding, ItemShape shape, HeaderTable headers, HeaderPlace place)
        : base(path, encoding)
    {
        _place = place;
        _shape = shape;
        _headers = headers;
    }

    public override ExportFormat Format => ExportFormat.Csv;

    public override char? Delimiter => _place.Delimiter;

    public override int? HeaderRow => _place.Row;

    /// <exception cref="ExportException">No row identifies an item, or a header stands twice.</exception>
    public static new CsvFile Find(string path, TextEncoding encoding, ItemShape shape, ReadingOptions options)
    {
        HeaderTable headers = options.Profile.HeadersOf(shape.Kind);
        HeaderPlace? best = null;
        ExportException? broken = null;
        foreach (char delimiter in Delimiters)
        {
            HeaderPlace? found = Find(path, encoding, delimiter, headers, options.EffectiveHeaderRow, ref broken);
            best = found is not null && (best is null || found.Mapped > best.Mapped) ? found : best;
        }

        if (best is null)
        {
            throw broken ?? HeaderSearch.Missing(path, headers, options.EffectiveHeaderRow);
        }

        // Refuses a double header before any row is read.
        HeaderSearch.Map(path, best.Row, best.Cells, headers, shape);
        return new CsvFile(path, encoding, shape, headers, best);
    }

    public override Table Open(ReadMeter meter)
    {
        CsvRecords records = new(Path, OpenText(meter), _place.Delimiter);
        try
        {
            while (records.Row < _place.Row)
            {
                if (!records.Read())
                {
                    throw SurveyedFile.Changed(Path);
                }
            }
        }
        catch
        {
            records.Dispose();
            throw;
        }

        return new CsvTable(records, _place.Cells, HeaderSearch.Map(Path, _place.Row, _place.Cells, _headers, _shape), Settle);
    }

    private static HeaderPlace? Find(
        string path, TextEncoding encoding, char delimiter, HeaderTable headers, int? headerRow, ref ExportException? broken)
    {
        using CsvRecords records = new(path, new ExportText(path, ExportStream.Open(path, ReadMeter.None), encoding), delimiter);
        HeaderPlace? best = null;
        try
        {
            while (records.Row < (headerRow ?? HeaderSearch.RowsLookedAt) && records.Read())
            {
                if (headerRow is not null && records.Row < headerRow)
                {
                    continue;
                }

                List<string> cells = [.. Enumerable.Range(0, records.Width).Select(i => records.Field(i).ToString())];
                int mapped = HeaderSearch.CountMapped(cells, headers);
                if (HeaderSearch.IsHeader(cells, headers) && mapped > (best?.Mapped ?? 0))
                {
                    best = new HeaderPlace(delimiter, records.Row, cells, mapped);
                }
            }
        }
        catch (ExportException e) when (e.Fault is ExportFault.QuoteUnclosed or ExportFault.RecordTooLarge)
        {
            // With another delimiter the quotes may stand right.
            broken ??= e;
        }

        return best;
    }

    private sealed record HeaderPlace(char Delimiter, int Row, IReadOnlyList<string> Cells, int Mapped);
}
