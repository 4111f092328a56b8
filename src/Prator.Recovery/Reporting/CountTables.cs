using System.Text.Json;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>Tables that count a ledger's items by how far they have come.</summary>
internal static class CountTables
{
    /// <summary>The states in the order of what is left to do.</summary>
    private static readonly (ItemState State, Func<LedgerCount, long> Of)[] States =
    [
        (ItemState.Waiting, c => c.Waiting),
        (ItemState.Asked, c => c.Asked),
        (ItemState.PendingApproval, c => c.PendingApproval),
        (ItemState.Ordered, c => c.Ordered),
        (ItemState.Discrepancy, c => c.Discrepancy),
        (ItemState.Vanished, c => c.Vanished),
        (ItemState.Verified, c => c.Verified),
        (ItemState.Settled, c => c.Settled),
    ];

    public static ReportTable Actions(ReportTexts texts, IReadOnlyList<LedgerCount> counts, string system) =>
        Table(texts, "actions", "action", [.. counts.GroupBy(c => c.Name).Select(g => (Name(g.Key, texts, system), g.ToList()))]);

    public static ReportTable Municipalities(ReportTexts texts, IReadOnlyList<LedgerCount> counts) =>
        Table(texts, "municipalities", "municipality",
            [.. counts.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Sum(Remaining)).Select(g => ((object)Named(g.Key, texts), g.ToList()))]);

    /// <summary>What is neither settled nor proven done.</summary>
    public static long Remaining(LedgerCount count) => count.Count - count.Verified - count.Settled;

    /// <summary>A name, or that there is none.</summary>
    public static string Named(string? name, ReportTexts texts) => string.IsNullOrEmpty(name) ? texts["None"] : name;

    public static Coded Action(RecoveryAction action, ReportTexts texts, string system) => new(action.ToString(), ActionLabels.Of(action, system).For(texts.Culture));

    private static Coded Name(string action, ReportTexts texts, string system) => Action(Enum.Parse<RecoveryAction>(action), texts, system);

    // A state that nothing is in is left out.
    private static ReportTable Table(ReportTexts texts, string key, string first, List<(object Name, List<LedgerCount> Counts)> groups)
    {
        (ItemState State, Func<LedgerCount, long> Of)[] states = [.. States.Where(s => groups.Exists(g => g.Counts.Exists(c => s.Of(c) > 0)))];
        return new ReportTable
        {
            Key = key,
            Heading = texts[$"Part.{key}"],
            Empty = texts["Empty.counts"],
            Plot = ReportPlot.Bars,
            Columns =
            [
                ReportColumns.One(texts, first),
                .. states.Select(s => new ReportColumn(JsonNamingPolicy.CamelCase.ConvertName(s.State.ToString()), texts.Of(s.State).Label, ReportCells.Number) { IsPlotted = true }),
                ReportColumns.One(texts, "remaining"),
                ReportColumns.One(texts, "sum"),
            ],
            Rows =
            [
                .. groups.Select(g => (IReadOnlyList<object?>)
                [
                    g.Name,
                    .. states.Select(s => (object?)g.Counts.Sum(s.Of)),
                    g.Counts.Sum(Remaining),
                    g.Counts.Sum(c => c.Count),
                ]),
            ],
        };
    }
}
