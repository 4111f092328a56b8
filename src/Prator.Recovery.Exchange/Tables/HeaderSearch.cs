namespace Prator.Recovery.Exchange;

/// <summary>
/// Finds the row that holds the headers: the one that was told, else of the first 20 that name an id or a PatientId the one
/// with the most known headers.
/// </summary>
internal static class HeaderSearch
{
    public const int RowsLookedAt = 20;

    /// <summary>Whether a row can be the header: one of its cells names an id or a PatientId.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells, HeaderTable headers) =>
        cells.Any(c => headers.TryFind(c, out int slot, out _) && headers.IsIdentity(slot));

    /// <summary>How many properties a row has a header for.</summary>
    public static int CountMapped(IReadOnlyList<string> cells, HeaderTable headers) =>
        cells.Select(c => headers.TryFind(c, out int slot, out _) ? slot : -1).Where(s => s >= 0).Distinct().Count();

    /// <summary>The error that no row identifies an item.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="headers">The headers that were looked for.</param>
    /// <param name="headerRow">The row that was to be the header; null when it was searched for.</param>
    /// <param name="where">Where the row was looked for, to go on the sentence with.</param>
    public static ExportException Missing(string file, HeaderTable headers, int? headerRow, string where = "")
    {
        string names = Listed(headers);
        string looked = headerRow is { } row ? Messages.LookedInRow(row, where) : Messages.LookedInRows(RowsLookedAt, where);
        return new ExportException(
            ExportFault.HeaderMissing,
            file,
            Messages.HeaderMissing(file, looked, names));
    }

    /// <summary>The error that no object has a property that identifies it.</summary>
    public static ExportException MissingFromObjects(string file, HeaderTable headers) => new(
        ExportFault.HeaderMissing,
        file,
        Messages.ObjectsUnidentified(file, Listed(headers)));

    private static string Listed(HeaderTable headers) =>
        string.Join(", ", headers.IdentityNames.Select(n => $"`{n}`"));

    /// <exception cref="ExportException">Two headers are the same.</exception>
    public static ColumnMap Map(string file, int row, IReadOnlyList<string> cells, HeaderTable headers, ItemShape shape)
    {
        try
        {
            return ColumnMap.OfHeader(cells, headers, shape.Columns.Count);
        }
        catch (DoubleHeaderException e)
        {
            throw new ExportException(
                ExportFault.HeaderTwice, file, Messages.HeaderTwice(row, file, e.Message), e);
        }
    }
}
