using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>A row that could not be read, as a report tells of it: its number in the ledger where it is of one, and where it stands.</summary>
internal sealed record RejectedLine(string? Number, string? Owner, string File, int Row, string? Column, string Reason, string Reference, string? Municipality, string? Unit, DateTime? Since);

/// <summary>Rows that could not be read, with where they stand and what is wrong.</summary>
internal static class RejectedTable
{
    public static ReportTable Of(ReportTexts texts, IEnumerable<RejectedLine> rows) => new()
    {
        Key = "rejected",
        Heading = texts["Part.rejected"],
        Note = texts["Part.rejected.note"],
        Empty = texts["Empty.rejected"],
        Columns = ReportColumns.Of(texts, "number", "owner", "file", "row", "column", "reason", "reference", "municipality", "unit", "since"),
        Rows = rows.Select(r => (IReadOnlyList<object?>)[r.Number, ReportScope.Masked(r.Owner), r.File, (long)r.Row, r.Column, r.Reason, ReportScope.Masked(r.Reference), ReportScope.Masked(r.Municipality), ReportScope.Masked(r.Unit), ReportTime.Of(r.Since)]),
    };
}
