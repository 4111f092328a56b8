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
                Messages.ExportHasItem(row.Name),
            LedgerFact.SameAs => !Asks(row, LedgerQuestion.Match) ? Messages.NotAskedWhichRow(row.Name, row.State) : null,
            LedgerFact.Missing => row.State != ItemState.Vanished ? Messages.NotAskedWhatBecame(row.Name, row.State)
                : fact.Value is LedgerFact.Removed or LedgerFact.Lost ? null : OneOf(fact, LedgerFact.Removed, LedgerFact.Lost),
            LedgerFact.Entered => !Asks(row, LedgerQuestion.Done) ? Messages.NotAskedWhatEntered(row.Name, row.State)
                : fact.Value is LedgerFact.Accepted ? null : OneOf(fact, LedgerFact.Accepted),
            _ when !FactValue.Fields(row.Kind).Contains(fact.Field) =>
                NoFact(row.Kind, fact.Field, string.Join(", ", FactValue.Fields(row.Kind).Order(StringComparer.Ordinal))),
            _ when fact.Value is { } value && !ShownText.IsHarmless(value) => Messages.ValueLooksPersonal,
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
            return Messages.NoSuchMatch(fact.Value, LedgerDecisions.Number(row.Id), string.Join(", ", named), LedgerFact.NoOther);
        }

        List<RecordRow> own = [.. store.Records(row.Id).Where(r => r.IsPresent && r.Kind == row.Kind)];
        List<RecordRow> others = [.. store.Records(other.Id).Where(r => r.IsPresent && r.Kind == row.Kind)];
        bool isSamePatient = own.Any(o => o.Patient != UInt128.Zero && others.Any(r => r.Patient == o.Patient));
        bool isOfOneSource = own.Any(o => others.Any(r => r.Source == o.Source));
        return !isSamePatient ? Messages.NotSamePatient(LedgerDecisions.Number(row.Id), LedgerDecisions.Number(other.Id))
            : isOfOneSource ? Messages.BothInSource(LedgerDecisions.Number(row.Id), LedgerDecisions.Number(other.Id), string.Join($" {Messages.And} ", own.Select(o => o.Source).Intersect(others.Select(r => r.Source))))
            : null;
    }

    /// <summary>Why an action can't be decided on instead of the policy's; null where it can.</summary>
    public static string? Refusal<T>(ItemRow row, RecoveryAction action, DecisionGrid<T> grid, LedgerCase<T> one)
        where T : CareItem
    {
        if (row.State is ItemState.Verified or ItemState.Discrepancy or ItemState.Vanished)
        {
            return Messages.StateIsFinal(row.Name, row.State, row.State switch
            {
                ItemState.Verified => Messages.ShownDone,
                ItemState.Discrepancy => Messages.HaveEntryMended(LedgerFact.Entered, LedgerFact.Accepted),
                _ => Messages.AnswerMissingFirst(LedgerFact.Missing, LedgerFact.Removed, LedgerFact.Lost),
            });
        }

        if (one.IsInPrator && Proof.IsEntry(action))
        {
            return Messages.InPratorAlready(row.Name, action);
        }

        if (action == RecoveryAction.Close)
        {
            return Messages.CloseNotByItself;
        }

        RecoveryAction[] known = [.. grid.Book.Rules.Select(r => r.Action).Append(RecoveryAction.None).Where(a => a is not (RecoveryAction.Close or RecoveryAction.Review)).Distinct().Order()];
        return !known.Contains(action) ? NoAction(row.Kind, action, string.Join(", ", known))
            : row.Action == action ? Messages.HasActionAlready(row.Name, action)
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

    private static string NoFact(RecordKind kind, string field, string known) =>
        kind == RecordKind.Episode ? Messages.NoFactOfEpisode(field, known) : Messages.NoFactOfSip(field, known);

    private static string NoAction(RecordKind kind, RecoveryAction action, string known) =>
        kind == RecordKind.Episode ? Messages.NoActionForEpisode(action, known) : Messages.NoActionForSip(action, known);

    private static string OneOf(GivenFact fact, params string[] allowed) => Messages.NoAnswer(fact.Value, fact.Field, string.Join($" {Messages.Or} ", allowed));
}
