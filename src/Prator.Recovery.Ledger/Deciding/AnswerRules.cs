using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What can be answered of an item, and decided, in its state.</summary>
internal static class AnswerRules
{
    /// <summary>Why a fact can't be given of an item; null where it can.</summary>
    public static string? Refusal(ItemRow row, GivenFact fact) => fact.Field switch
    {
        LedgerFact.SameAs => !Asks(row, LedgerQuestion.Match) ? NotAsked(row, "which row it belongs to") : null,
        LedgerFact.Missing => row.State != ItemState.Vanished ? NotAsked(row, "what became of it")
            : fact.Value is LedgerFact.Removed or LedgerFact.Lost ? null : OneOf(fact, LedgerFact.Removed, LedgerFact.Lost),
        LedgerFact.Entered => !Asks(row, LedgerQuestion.Done) ? NotAsked(row, "whether what was entered may stay")
            : fact.Value is LedgerFact.Accepted ? null : OneOf(fact, LedgerFact.Accepted),
        _ when !FactValue.Fields(row.Kind).Contains(fact.Field) =>
            $"`{fact.Field}` is nothing that can be answered of {(row.Kind == RecordKind.Episode ? "an episode" : "a SIP")}. There are {string.Join(", ", FactValue.Fields(row.Kind).Order(StringComparer.Ordinal))}.",
        _ when fact.Value is { } value && !ShownText.IsHarmless(value) => "The value is shaped like a personnummer, and nothing that tells who a patient is is taken in so.",
        _ => null,
    };

    /// <summary>Why an item can't be the one that a person says it is; null where it can, or nothing of the kind is said.</summary>
    public static string? NoMatch(ItemRow row, GivenFact fact, ILedgerReader store)
    {
        if (fact.Field != LedgerFact.SameAs || fact.Value == LedgerFact.NoOther)
        {
            return null;
        }

        ItemRow? other = long.TryParse(fact.Value?.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? store.Items(new ItemQuery { Ids = [id] }).FirstOrDefault()
            : null;
        if (other is null || other.Kind != row.Kind || other.MergedInto != 0 || other.Id == row.Id)
        {
            return $"`{fact.Value}` is no item that {LedgerDecisions.Number(row.Id)} could be. Write the number of one that the question names, such as #12, or {LedgerFact.NoOther}.";
        }

        List<RecordRow> own = [.. store.Records(row.Id).Where(r => r.IsPresent && r.Kind == row.Kind)];
        List<RecordRow> others = [.. store.Records(other.Id).Where(r => r.IsPresent && r.Kind == row.Kind)];
        bool isSamePatient = own.Any(o => o.Patient != UInt128.Zero && others.Any(r => r.Patient == o.Patient));
        bool isOfOneSource = own.Any(o => others.Any(r => r.Source == o.Source));
        return !isSamePatient ? $"{LedgerDecisions.Number(row.Id)} and {LedgerDecisions.Number(other.Id)} are not of the same patient."
            : isOfOneSource ? $"{LedgerDecisions.Number(row.Id)} and {LedgerDecisions.Number(other.Id)} both stand in {string.Join(" and ", own.Select(o => o.Source).Intersect(others.Select(r => r.Source)))}, so they are two items there."
            : null;
    }

    /// <summary>Why an action can't be decided on instead of the policy's; null where it can.</summary>
    public static string? Refusal<T>(ItemRow row, RecoveryAction action, DecisionGrid<T> grid)
        where T : CareItem
    {
        if (action == RecoveryAction.Close)
        {
            return "Close can't be decided on by itself: the policy says which dates are set. Give the facts that it closes by (-Fact DischargedAt -Value …).";
        }

        RecoveryAction[] known = [.. grid.Book.Rules.Select(r => r.Action).Append(RecoveryAction.None).Where(a => a is not (RecoveryAction.Close or RecoveryAction.Review)).Distinct().Order()];
        return !known.Contains(action) ? $"{action} is no action for {(row.Kind == RecordKind.Episode ? "an episode" : "a SIP")}. There are {string.Join(", ", known)}."
            : row.Action == action && row.State != ItemState.PendingApproval ? $"{row.Reference ?? LedgerDecisions.Number(row.Id)} has the action {action} already."
            : null;
    }

    /// <summary>What the sources say of what is answered, when it is answered.</summary>
    public static IReadOnlyList<string> Said<T>(ItemRow row, LedgerCase<T> one, string field)
        where T : CareItem => field switch
        {
            LedgerFact.Entered => Follow.Questions(row.Asks).First(q => q.Code == LedgerQuestion.Done).Values,
            LedgerFact.SameAs or LedgerFact.Missing => [],
            _ => one.Said(field),
        };

    private static bool Asks(ItemRow row, string code) => Follow.Questions(row.Asks).Any(q => q.Code == code);

    private static string NotAsked(ItemRow row, string what) => $"Nobody asks {what} of {row.Reference ?? LedgerDecisions.Number(row.Id)}: its state is {row.State}.";

    private static string OneOf(GivenFact fact, params string[] allowed) => $"`{fact.Value}` is no answer to {fact.Field}. Write {string.Join(" or ", allowed)}.";
}
