namespace Prator.Recovery.Exchange;

/// <summary>Writes reports in any format.</summary>
public static class ReportWriter
{
    /// <param name="report">What is said. Its rows are read once, while they are written.</param>
    /// <param name="format">As what.</param>
    /// <param name="stream">Where it goes; it stays open.</param>
    public static void Write(Report report, ReportFormat format, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stream);
        switch (format)
        {
            case ReportFormat.Html:
                HtmlReport.Write(report, stream);
                break;
            case ReportFormat.Xlsx:
                XlsxReport.Write(report, stream);
                break;
            case ReportFormat.Csv:
                CsvReport.Write(report, stream);
                break;
            case ReportFormat.Json:
                JsonReport.Write(report, stream);
                break;
            case ReportFormat.JsonLines:
                JsonLinesReport.Write(report, stream);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }
    }
}
