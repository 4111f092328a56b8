using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Where the rows of each file went.</summary>
internal static class BalanceTable
{
    public static ReportTable Of(ReportTexts texts, IEnumerable<(string File, Coded? Source, Balance Rows)> files) => new()
    {
        Key = "balance",
        Heading = texts["Part.balance"],
        Note = texts["Part.balance.note"],
        Empty = texts["Empty.balance"],
        Columns = ReportColumns.Of(texts, "file", "source", "rows", "items", "duplicates", "rejected"),
        Rows = [.. files.Select(f => (IReadOnlyList<object?>)[f.File, f.Source, (long)f.Rows.Rows, (long)f.Rows.Items, (long)f.Rows.Duplicates, (long)f.Rows.Rejected])],
    };
}
