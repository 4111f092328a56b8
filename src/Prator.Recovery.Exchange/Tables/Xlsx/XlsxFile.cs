using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Prator.Recovery.Exchange;

/// <summary>A workbook with the sheet and header that are read.</summary>
internal sealed class XlsxFile : ExportFile
{
    private readonly ItemShape _shape;
    private readonly HeaderTable _headers;
    private readonly Workbook _book;
    private readonly HeaderPlace _place;

    private XlsxFile(string path, ItemShape shape, HeaderTable headers, Workbook book, HeaderPlace place)
        : base(path)
    {
        _shape = shape;
        _headers = headers;
        _book = book;
        _place = place;
    }

    public override ExportFormat Format => ExportFormat.Xlsx;

    public override string Sheet => _place.Sheet.Name;

    public override IReadOnlyList<string> Sheets => [.. _book.Sheets.Select(s => s.Name)];

    public override int? HeaderRow => _place.Row;

    /// <exception cref="ExportException">The file is no whole workbook, the sheet is not there, or no row identifies an item.</exception>
    public static XlsxFile Find(string path, ItemShape shape, ReadingOptions options)
    {
        HeaderTable headers = options.Profile.HeadersOf(shape.Kind);
        Guarded(path, () => MustHoldWorkbook(path));
        Workbook book = Guarded(path, () =>
        {
            using OpenWorkbook file = new(path, ReadMeter.None);
            return Workbook.Read(file.Document);
        });
        SheetName[] sheets = Candidates(path, book, options.EffectiveSheetName);
        foreach (SheetName sheet in sheets)
        {
            if (Guarded(path, () => FindHeader(path, book, sheet, headers, options.EffectiveHeaderRow)) is { } place)
            {
                // Refuses a double header before any row is read.
                HeaderSearch.Map(path, place.Row, place.Cells, headers, shape);
                return new XlsxFile(path, shape, headers, book, place);
            }
        }

        throw HeaderSearch.Missing(path, headers, options.EffectiveHeaderRow, Messages.OfSheet(Listed(sheets)));
    }

    public override Table Open(ReadMeter meter) => Guarded(Path, () =>
    {
        SheetRows rows = new(new OpenWorkbook(Path, meter), _book, _place.Sheet);
        try
        {
            while (rows.Row < _place.Row)
            {
                if (!rows.Read())
                {
                    throw SurveyedFile.Changed(Path);
                }
            }
        }
        catch
        {
            rows.Dispose();
            throw;
        }

        return new XlsxTable(Path, rows, _place.Cells, HeaderSearch.Map(Path, _place.Row, _place.Cells, _headers, _shape));
    });

    /// <summary>Whether an exception says that the workbook is broken.</summary>
    public static bool IsDamage(Exception e) =>
        e is XmlException or InvalidDataException or FileFormatException or OpenXmlPackageException or IOException
            or FormatException or ArgumentException or InvalidOperationException or NotSupportedException;

    public static ExportException Damaged(string path, Exception e) => new(
        ExportFault.FileDamaged, path, Messages.FileDamaged(path), e);

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(path, e);
        }
    }

    private static bool MustHoldWorkbook(string path)
    {
        using ExportStream stream = ExportStream.Open(path, ReadMeter.None);
        using ZipArchive zip = new(stream, ZipArchiveMode.Read);
        return zip.Entries.Any(e => e.Name.StartsWith("workbook", StringComparison.OrdinalIgnoreCase) && e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            ? true
            : throw new ExportException(
                ExportFault.FileNoTable, path, Messages.FileNoWorkbook(path));
    }

    private static SheetName[] Candidates(string path, Workbook book, string? name)
    {
        SheetName[] found = name is null
            ? [.. book.Sheets.Where(s => s.IsVisible)]
            : [.. book.Sheets.Where(s => string.Equals(s.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))];
        return found.Length > 0
            ? found
            : throw new ExportException(
                ExportFault.SheetMissing,
                path,
                name is null
                    ? Messages.NoVisibleSheet(path, Listed(book.Sheets))
                    : Messages.SheetMissing(path, name, Listed(book.Sheets)));
    }

    private static string Listed(IReadOnlyList<SheetName> sheets) =>
        sheets.Count == 0 ? Messages.NoSheets : string.Join(", ", sheets.Select(s => $"`{s.Name}`"));

    private static HeaderPlace? FindHeader(string path, Workbook book, SheetName sheet, HeaderTable headers, int? headerRow)
    {
        using SheetRows rows = new(new OpenWorkbook(path, ReadMeter.None), book, sheet);
        int last = headerRow ?? HeaderSearch.RowsLookedAt;
        HeaderPlace? best = null;
        int most = 0;
        while (rows.Read() && rows.Row <= last)
        {
            if (headerRow is null || rows.Row == headerRow)
            {
                List<string> cells = [.. Enumerable.Range(0, rows.Width).Select(rows.Text)];
                int mapped = HeaderSearch.CountMapped(cells, headers);
                if (HeaderSearch.IsHeader(cells, headers) && mapped > most)
                {
                    best = new HeaderPlace(sheet, rows.Row, cells);
                    most = mapped;
                }
            }
        }

        return best;
    }

    private sealed record HeaderPlace(SheetName Sheet, int Row, IReadOnlyList<string> Cells);
}
