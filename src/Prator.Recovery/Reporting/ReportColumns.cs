using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>The columns of reports by their names: each has one heading and one kind of cell, wherever it stands.</summary>
internal static class ReportColumns
{
    private static readonly Dictionary<string, ReportCells> Cells = new(StringComparer.Ordinal)
    {
        ["number"] = ReportCells.Code,
        ["reference"] = ReportCells.Code,
        ["rule"] = ReportCells.Code,
        ["item"] = ReportCells.Code,
        ["row"] = ReportCells.Number,
        ["rows"] = ReportCells.Number,
        ["items"] = ReportCells.Number,
        ["duplicates"] = ReportCells.Number,
        ["rejected"] = ReportCells.Number,
        ["count"] = ReportCells.Number,
        ["sum"] = ReportCells.Number,
        ["questions"] = ReportCells.Number,
        ["new"] = ReportCells.Number,
        ["remaining"] = ReportCells.Number,
        ["done"] = ReportCells.Number,
        ["oldest"] = ReportCells.Number,
        ["ageWorkingDays"] = ReportCells.Number,
        ["daysLater"] = ReportCells.Number,
        ["share"] = ReportCells.Share,
        ["escalated"] = ReportCells.YesNo,
        ["day"] = ReportCells.Day,
        ["orderedOn"] = ReportCells.Day,
        ["readyAt"] = ReportCells.Day,
        ["dischargedAt"] = ReportCells.Day,
        ["askedSince"] = ReportCells.Time,
        ["since"] = ReportCells.Time,
        ["oldestSince"] = ReportCells.Time,
        ["time"] = ReportCells.Time,
    };

    public static IReadOnlyList<ReportColumn> Of(ReportTexts texts, params string[] keys) => [.. keys.Select(k => One(texts, k))];

    public static ReportColumn One(ReportTexts texts, string key) => new(key, texts[$"Column.{key}"], Cells.GetValueOrDefault(key));
}
