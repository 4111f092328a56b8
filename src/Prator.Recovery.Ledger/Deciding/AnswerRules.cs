using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What can be answered of an item, and decided, in its state.</summary>
internal static class AnswerRules
{
    /// <summary>Why a fact can't be given of an item; null where it can.</summary>
    public static string? Refusal<T>(ItemRow row, GivenFact fact, LedgerCase<T> one)
        where T : CareItem
    {
        return fact.Field switch
        {
            nameof(CareItem.InPrator) when fact.Value == nameof(YesNo.No) && one is { HasExport: true, IsInPrator: true } =>
                $"The newest export of the system has {row.Name}, so the answer can't be that it is not there. Where it is to be taken away, do so: a later export shows it.",
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
    }

    /// <summary>Why an item can't be the one that a person says it is; null where it can, or nothing of the kind is said.</summary>
    public static string? NoMatch(ItemRow row, GivenFact fact, ILedgerReader store)
    {
        if (fact.Field != LedgerFact.SameAs || fact.Value == LedgerFact.NoOther)
        {
            return null;
        }

        IReadOnlyList<string> named = Follow.Questions(row.Asks).First(q => q.Code == LedgerQuestion.Match).Values;
        string? answer = MatchAnswer.Of(fact.Value);
        if (answer is not null && answer[0] != '#' && MatchAnswer.Names(named, answer))
        {
            return null;
        }

        ItemRow? other = answer is ['#', ..] && long.TryParse(answer.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? store.Items(new ItemQuery { Ids = [id] }).FirstOrDefault()
            : null;
        if (other is null || other.Kind != row.Kind || other.MergedInto != 0 || other.Id == row.Id)
        {
            return $"`{fact.Value}` is no item that {LedgerDecisions.Number(row.Id)} could be. The question names {string.Join(", ", named)}: write a number such as #12, a stay's day of admission, or {LedgerFact.NoOther}.";
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
    public static string? Refusal<T>(ItemRow row, RecoveryAction action, DecisionGrid<T> grid, LedgerCase<T> one)
        where T : CareItem
    {
        if (row.State is ItemState.Verified or ItemState.Discrepancy or ItemState.Vanished)
        {
            return $"{row.Name} has the state {row.State}, which no action changes. {(row.State switch
            {
                ItemState.Verified => "An export has shown that it is done.",
                ItemState.Discrepancy => $"Have what was entered mended, or accept it (-Fact {LedgerFact.Entered} -Value {LedgerFact.Accepted}).",
                _ => $"Answer what became of it first (-Fact {LedgerFact.Missing} -Value {LedgerFact.Removed} or {LedgerFact.Lost}).",
            })}";
        }

        if (one.IsInPrator && Proof.IsEntry(action))
        {
            return $"{row.Name} is in Prator already, so {action} could not be told from what is there.";
        }

        if (action == RecoveryAction.Close)
        {
            return "Close can't be decided on by itself: the policy says which dates are set. Give the facts that it closes by (-Fact DischargedAt -Value …).";
        }

        RecoveryAction[] known = [.. grid.Book.Rules.Select(r => r.Action).Append(RecoveryAction.None).Where(a => a is not (RecoveryAction.Close or RecoveryAction.Review)).Distinct().Order()];
        return !known.Contains(action) ? $"{action} is no action for {(row.Kind == RecordKind.Episode ? "an episode" : "a SIP")}. There are {string.Join(", ", known)}."
            : row.Action == action ? $"{row.Name} has the action {action} already."
            : null;
    }

    /// <summary>What the sources say of what is answered, when it is answered.</summary>
    public static IReadOnlyList<string> Said<T>(ItemRow row, LedgerCase<T> one, string field)
        where T : CareItem => field switch
        {
            LedgerFact.Entered => Follow.Questions(row.Asks).First(q => q.Code == LedgerQuestion.Done).Values,
            LedgerFact.SameAs => Follow.Questions(row.Asks).First(q => q.Code == LedgerQuestion.Match).Values,
            LedgerFact.Missing => [],
            _ => one.Said(field),
        };

    private static bool Asks(ItemRow row, string code) => Follow.Questions(row.Asks).Any(q => q.Code == code);

    private static string NotAsked(ItemRow row, string what) => $"Nobody asks {what} of {row.Name}: its state is {row.State}.";

    private static string OneOf(GivenFact fact, params string[] allowed) => $"`{fact.Value}` is no answer to {fact.Field}. Write {string.Join(" or ", allowed)}.";
}
