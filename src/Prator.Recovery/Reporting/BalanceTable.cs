using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Where the rows that were read went.</summary>
internal static class BalanceTable
{
    public static ReportTable OfFiles(ReportTexts texts, IEnumerable<(string File, Coded Source, Balance Rows)> files) => Of(texts) with
    {
        Columns = ReportColumns.Of(texts, "file", "source", "rows", "items", "duplicates", "rejected"),
        Rows = [.. files.Select(f => (IReadOnlyList<object?>)[f.File, f.Source, .. Cells(f.Rows)])],
    };

    /// <summary>Where the rows of each reading went: piped items know their policy, and no files.</summary>
    public static ReportTable OfReadings(ReportTexts texts, IEnumerable<(string Policy, Balance Rows)> readings) => Of(texts) with
    {
        Note = texts["Part.balance.readings"],
        Columns = ReportColumns.Of(texts, "policy", "rows", "items", "duplicates", "rejected"),
        Rows = [.. readings.Select(r => (IReadOnlyList<object?>)[r.Policy, .. Cells(r.Rows)])],
    };

    private static IReadOnlyList<object?> Cells(Balance rows) => [(long)rows.Rows, (long)rows.Items, (long)rows.Duplicates, (long)rows.Rejected];

    private static ReportTable Of(ReportTexts texts) => new()
    {
        Key = "balance",
        Heading = texts["Part.balance"],
        Note = texts["Part.balance.note"],
        Empty = texts["Empty.balance"],
        Columns = [],
        Rows = [],
    };
}
