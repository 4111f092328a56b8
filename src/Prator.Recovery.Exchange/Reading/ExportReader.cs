using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Reads export files: CSV, XLSX and JSON, whatever their names.</summary>
public static class ExportReader
{
    /// <summary>
    /// First pass over all files of a call: their encodings, headers, and which rows are duplicates. No row is given out
    /// before every file is known to be readable. The memory that is kept grows by at most 64 bytes a row.
    /// </summary>
    /// <param name="paths">Full paths; a path that stands twice is read once.</param>
    /// <param name="options">How the files are to be read.</param>
    /// <param name="progress">Is told the bytes read so far and in total, over all passes, about every 64 KiB.</param>
    /// <param name="cancellation">Stops either pass.</param>
    /// <exception cref="ExportException">A file cannot be read as an export.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static ExportReading<TItem> Open<TItem>(
        IReadOnlyList<string> paths,
        ReadingOptions options,
        Action<long, long>? progress = null,
        CancellationToken cancellation = default)
        where TItem : ExportRow
    {
        StringComparer names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        List<SurveyedFile> files = [.. paths.Distinct(names).Select(SurveyedFile.Of)];
        ReadMeter meter = new((options.HashFiles ? 3 : 2) * files.Sum(f => f.Length), progress, cancellation);
        SurveyedRows rows = new ExportSurvey(ItemShape<TItem>.Instance, options, files, meter).Run();
        if (options.HashFiles)
        {
            files.ForEach(f => f.TakeSha256(meter));
        }

        return new ExportReading<TItem>(options, files, rows, meter);
    }
}
