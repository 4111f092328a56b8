using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>Tables of what people decided.</summary>
internal static class DecisionTables
{
    // What answers the ledger's own questions has no name on a screen.
    private static readonly string[] OfLedger = [LedgerFact.SameAs, LedgerFact.Missing, LedgerFact.Entered];

    private static readonly string[] Answers = [LedgerFact.NoOther, LedgerFact.Removed, LedgerFact.Lost, LedgerFact.Accepted];

    /// <summary>How many decisions of a kind an account made on a day.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="decisions">When and what, in order.</param>
    public static ReportTable Counted(ReportTexts texts, IEnumerable<(DateTime Time, HumanDecision Decision)> decisions) => new()
    {
        Key = "decisions",
        Heading = texts["Part.decisions"],
        Note = texts["Part.decisions.note"],
        Empty = texts["Empty.decisions"],
        Columns = ReportColumns.Of(texts, "day", "actor", "decision", "count"),
        Rows = decisions
            .GroupBy(d => (DateOnly.FromDateTime(d.Time), d.Decision.Actor, d.Decision.Kind))
            .Select(g => (IReadOnlyList<object?>)[g.Key.Item1, g.Key.Actor, texts.Of(g.Key.Kind), (long)g.Count()]),
    };

    /// <summary>Each decision: of which item, what, by whom, and who approved it or took it back. As long as the log; read while it is written.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="decisions">When and what, in order.</param>
    /// <param name="actionOf">The action that an item has now.</param>
    /// <param name="system">What the policy calls the system.</param>
    /// <param name="labelOf">What people call a field of an item.</param>
    public static ReportTable OneByOne(
        ReportTexts texts, IEnumerable<(DateTime Time, HumanDecision Decision)> decisions, Func<long, Core.Decisions.RecoveryAction> actionOf, string system, Func<long, string, string> labelOf)
    {
        return new ReportTable
        {
            Key = "decided",
            Heading = texts["Part.decided"],
            Note = texts["Part.decided.note"],
            Empty = texts["Empty.decisions"],
            Columns = ReportColumns.Of(texts, "time", "reference", "action", "decision", "decided", "actor", "approvedBy", "takenBackBy"),
            Rows = decisions.Select(d => (IReadOnlyList<object?>)
            [
                d.Time,
                d.Decision.Item is { } item ? LedgerDecisions.Number(item) : FormattableString.Invariant($"R{d.Decision.Rejected}"),
                d.Decision.Item is { } of ? CountTables.Action(actionOf(of), texts, system) : null,
                texts.Of(d.Decision.Kind),
                Decided(d.Decision),
                d.Decision.Actor,
                d.Decision.ApprovedBy,
                d.Decision.TakenBackBy,
            ]),
        };

        string? Decided(HumanDecision decision)
        {
            string[] told =
            [
                .. decision.Action is { } action ? [CountTables.Action(action, texts, system).Label] : Array.Empty<string>(),
                .. decision.Fields.Select(f => $"{f.Label ?? LabelOf(decision, f.Field)} = {ValueOf(f.Value)}"),
            ];
            return told.Length == 0 ? null : string.Join(", ", told);
        }

        string LabelOf(HumanDecision decision, string field) =>
            OfLedger.Contains(field) ? texts[$"Answer.{field}"] : decision.Item is { } item ? labelOf(item, field) : field;

        string ValueOf(string? value) => value is null ? "–" : Answers.Contains(value) ? texts[$"Answer.{value}"] : FactWords.Of(value, texts.Culture) ?? value;
    }
}
