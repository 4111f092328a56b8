using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A worksheet as rows, the same for all formats of tables: one row a field to set or a step to take. The names of the columns
/// are fixed: robots are fed by them.
/// </summary>
internal static class WorksheetRows
{
    private static readonly (string Key, ReportCells Cells, Func<Row, object?> Of)[] Columns =
    [
        ("key", ReportCells.Code, r => KeyOf(r.Item, r.Line)),
        ("reference", ReportCells.Code, r => r.Item.Reference),
        ("patientId", ReportCells.Code, r => r.Item.PatientId),
        ("isProtected", ReportCells.YesNo, r => r.Item.IsProtected),
        ("kind", ReportCells.Text, r => r.Item.Kind),
        ("action", ReportCells.Text, r => r.Item.Action),
        ("step", ReportCells.Number, r => (long?)r.Line.Step),
        ("field", ReportCells.Code, r => r.Line.Field),
        ("label", ReportCells.Text, r => r.Line.Label),
        ("value", ReportCells.Value, r => r.Line.Value),
        ("text", ReportCells.Text, r => r.Line.Text),
        ("question", ReportCells.Text, r => QuestionOf(r.Item, r.Line)),
        ("municipality", ReportCells.Text, r => r.Item.Municipality),
        ("unit", ReportCells.Text, r => r.Group.Unit),
        ("owner", ReportCells.Text, r => r.Group.Owner),
        ("orderedOn", ReportCells.Day, r => r.Item.OrderedOn),
        ("isStale", ReportCells.YesNo, r => r.Item.IsStale),
        ("paymentBasis", ReportCells.Text, r => r.Item.PaymentBasis),
        ("rule", ReportCells.Code, r => r.Item.Rule),
        ("clause", ReportCells.Code, r => r.Item.Clause),
        ("policy", ReportCells.Code, r => r.Item.Policy),
    ];

    /// <summary>The worksheet as a table, whose rows are read once, in the order of its groups.</summary>
    public static ReportTable Of(Report report, ReportWorksheet worksheet)
    {
        (string Key, ReportCells Cells, Func<Row, object?> Of)[] columns = [.. Columns.Where(c => report.NamesPatients || c.Key != "patientId")];
        return new ReportTable
        {
            Key = worksheet.Key,
            Heading = worksheet.Heading,
            Note = worksheet.Note,
            Empty = worksheet.Empty,
            Columns = [.. columns.Select(c => new ReportColumn(c.Key, report.Texts[$"Column.{c.Key}"], c.Cells))],
            Rows = worksheet.Groups
                .SelectMany(g => g.Items.SelectMany(i => i.Lines.Select(l => new Row(g, i, l))))
                .Select(r => (IReadOnlyList<object?>)[.. columns.Select(c => c.Of(r))]),
        };
    }

    /// <summary>
    /// Tells a row apart: the same field of the same item with the same value has the same key in every format, on every day and
    /// in every language. <c>#12:Close:ReadyAt:2024-02-06</c> is a field, <c>#12:CreateInitiativeAndInvite:2</c> a step. It is
    /// to be compared, not taken apart.
    /// </summary>
    private static string KeyOf(WorksheetItem item, WorksheetLine line) => line.Field is null
        ? string.Create(CultureInfo.InvariantCulture, $"{item.Key}:{item.Action.Code}:{line.Step}")
        : $"{item.Key}:{item.Action.Code}:{line.Field}:{CellText.ForPrograms(line.Value)}";

    // What is open of the item is open of each of its rows.
    private static string? QuestionOf(WorksheetItem item, WorksheetLine line) =>
        item.Question is null || line.Question is null ? item.Question ?? line.Question : $"{item.Question} {line.Question}";

    private readonly record struct Row(WorksheetGroup Group, WorksheetItem Item, WorksheetLine Line);
}
