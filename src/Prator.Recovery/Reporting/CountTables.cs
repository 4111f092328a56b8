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
    private static readonly ItemState[] States =
    [
        ItemState.Waiting, ItemState.Asked, ItemState.PendingApproval, ItemState.Ordered, ItemState.Discrepancy, ItemState.Vanished,
        ItemState.Verified, ItemState.Settled,
    ];

    /// <param name="texts">The words.</param>
    /// <param name="counts">By action.</param>
    /// <param name="system">What the policy calls the system.</param>
    /// <param name="oldestSince">Since when something remains with an action; null where nothing does.</param>
    public static ReportTable Actions(ReportTexts texts, IReadOnlyList<LedgerCount> counts, string system, Func<RecoveryAction, DateTime?> oldestSince)
    {
        ReportTable table = Table(texts, "actions", "action", [.. counts.GroupBy(c => c.Name).Select(g => ((object)Action(Enum.Parse<RecoveryAction>(g.Key), texts, system), g.ToList()))]);
        return table with
        {
            Note = texts["Part.actions.note"],
            Columns = [.. table.Columns, ReportColumns.One(texts, "oldestSince")],
            Rows = [.. table.Rows.Select(r => (IReadOnlyList<object?>)[.. r, ReportTime.Of(oldestSince(Enum.Parse<RecoveryAction>(((Coded)r[0]!).Code)))])],
        };
    }

    public static ReportTable Municipalities(ReportTexts texts, IReadOnlyList<LedgerCount> counts) =>
        Table(texts, "municipalities", "municipality",
            [.. counts.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Sum(c => c.Remaining)).ThenBy(g => Named(g.Key, texts), StringComparer.Create(texts.Culture, ignoreCase: true)).Select(g => ((object)Named(g.Key, texts), g.ToList()))]);

    /// <summary>A name, or that there is none.</summary>
    public static string Named(string? name, ReportTexts texts) => string.IsNullOrEmpty(name) ? texts["None"] : name;

    public static Coded Action(RecoveryAction action, ReportTexts texts, string system) => new(action.ToString(), ActionLabels.Of(action, system).For(texts.Culture));

    // A state that nothing is in is left out.
    private static ReportTable Table(ReportTexts texts, string key, string first, List<(object Name, List<LedgerCount> Counts)> groups)
    {
        ItemState[] states = [.. States.Where(s => groups.Exists(g => g.Counts.Exists(c => c.In(s) > 0)))];
        return new ReportTable
        {
            Key = key,
            Heading = texts[$"Part.{key}"],
            Empty = texts["Empty.counts"],
            Plot = ReportPlot.Bars,
            Columns =
            [
                ReportColumns.One(texts, first),
                .. states.Select(s => new ReportColumn(JsonNamingPolicy.CamelCase.ConvertName(s.ToString()), texts.HeadingOf(s), ReportCells.Number) { IsPlotted = true }),
                ReportColumns.One(texts, "remaining"),
                ReportColumns.One(texts, "sum"),
            ],
            Rows =
            [
                .. groups.Select(g => (IReadOnlyList<object?>)
                [
                    g.Name,
                    .. states.Select(s => (object?)g.Counts.Sum(c => c.In(s))),
                    g.Counts.Sum(c => c.Remaining),
                    g.Counts.Sum(c => c.Count),
                ]),
            ],
        };
    }
}
