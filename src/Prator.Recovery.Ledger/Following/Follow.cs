using System.Text.Json;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>How an item goes on, as its sources and the policy say: the rules of its states.</summary>
internal static class Follow
{
    /// <summary>The next state of an item, and what happened.</summary>
    /// <param name="before">The state so far; for a new item what its records say of it.</param>
    /// <param name="isNew">Whether it is new.</param>
    /// <param name="found">What it follows from.</param>
    /// <param name="operation">The operation that does it.</param>
    /// <param name="otherwise">Takes the fields that were set otherwise than ordered.</param>
    /// <param name="kinds">Takes what happened; None where nothing did.</param>
    public static ItemRow Next(ItemRow before, bool isNew, in Finding found, long operation, out IReadOnlyList<FieldDiscrepancy> otherwise, out EventKinds kinds)
    {
        otherwise = [];
        before = Lapsed(before, found);
        bool hasOrder = !isNew && before.OrderedOn is not null;
        bool isFollowed = hasOrder || (!isNew && before.State is ItemState.Waiting or ItemState.Verified or ItemState.Discrepancy);
        RecoveryAction action = hasOrder ? RecoveryAction.Close : before.Action;
        Proven proven = isFollowed && !found.IsGone ? Proof.Of(action, found.Orders?.Orders, found.System, out otherwise) : Proven.No;
        ItemRow next = proven == Proven.No ? Decided(before, found) : Shown(before, found, action, proven, otherwise);
        kinds = Happened(before, isNew, next);
        return Stamp.On(isNew ? null : before, next, kinds, operation);
    }

    /// <summary>The questions that <see cref="ItemRow.Asks"/> holds.</summary>
    public static IReadOnlyList<LedgerQuestion> Questions(string? asks) =>
        asks is null ? [] : JsonSerializer.Deserialize<List<LedgerQuestion>>(asks, BodyPart.Json) ?? [];

    // What became of a missing item is answered once: it may come back, and go again.
    private static ItemRow Lapsed(ItemRow before, in Finding found) => found.IsGone || found.People.Find(LedgerFact.Missing) is null
        ? before
        : before with { Decisions = found.People.Without(LedgerFact.Missing).ToText() };

    // What was entered is there: as it should be, otherwise than ordered, or otherwise than another source says.
    private static ItemRow Shown(ItemRow before, in Finding found, RecoveryAction action, Proven proven, IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        IReadOnlyList<LedgerQuestion> asks = proven == Proven.Otherwise ? Discrepancy(otherwise, found.People) : [.. found.Open.Where(q => IsAboutWhatWasEntered(q, action))];
        return before with
        {
            Action = action,
            Rule = action == before.Action ? before.Rule : found.Orders?.Rule ?? before.Rule,
            State = asks.Count == 0 ? ItemState.Verified : ItemState.Discrepancy,
            Asks = Text(asks),
            HasQuestion = asks.Count > 0,
            OrderedOn = null,
            Decisions = found.People.Forced is { IsPending: true } ? (found.People with { Forced = null }).ToText() : before.Decisions,
        };
    }

    // Whatever was entered afterwards was created in the system on another day than on paper, and is in it now; whatever was to
    // be closed is closed there, and not on paper.
    private static bool IsAboutWhatWasEntered(LedgerQuestion question, RecoveryAction action) =>
        question.Code is LedgerQuestion.Sources or LedgerQuestion.Answered
        && question.Field is not (nameof(CareItem.CreatedAt) or nameof(CareItem.InPrator))
        && (action is not (RecoveryAction.Close or RecoveryAction.CloseByNormalRoutine) || question.Field is not (nameof(CareItem.Status) or nameof(Episode.ClosedAt)));

    private static ItemRow Decided(ItemRow before, in Finding found)
    {
        string? missing = found.IsGone ? found.People.Find(LedgerFact.Missing)?.Value : null;
        if (missing == LedgerFact.Removed)
        {
            return Removed(before);
        }

        // An order of it may have been carried out, so it is not let go of while one stands.
        if (found.IsMendedDuplicate && before.OrderedOn is null)
        {
            return before with { Action = RecoveryAction.None, Rule = LedgerRule.Duplicate, State = ItemState.Settled, Asks = null, HasQuestion = false };
        }

        bool isGone = found.IsGone && missing is null;
        List<LedgerQuestion> open = [.. found.Open];
        ForcedAction? forced = found.People.Forced is { IsPending: false } approved ? approved : null;
        if (forced is not null && forced.Instead != (open.Count > 0 ? open[0].Code : found.Rule))
        {
            open.Insert(0, new LedgerQuestion(LedgerQuestion.Overtaken, null, [forced.Action.ToString()]));
            forced = null;
        }

        bool isOpen = open.Count > 0 && forced is null;
        RecoveryAction action = forced?.Action ?? (isOpen ? RecoveryAction.Review : found.Action);
        string rule = forced is not null ? LedgerRule.Forced : isOpen ? open[0].Code : found.Rule;
        IReadOnlyList<LedgerQuestion> asks = forced is not null ? [] : open;
        asks = isGone ? [new LedgerQuestion(LedgerQuestion.Gone, null, []), .. asks] : asks;

        // An order stands while the item is missing or asks: it may have been carried out, and is held against what comes.
        bool isOrdered = before.OrderedOn is not null && (isGone || action is RecoveryAction.Close or RecoveryAction.Review);
        return before with
        {
            Action = action,
            Rule = rule,
            State = isGone ? ItemState.Vanished
                : found.People.Forced is { IsPending: true } ? ItemState.PendingApproval
                : StateOf(action, isOrdered, found.IsEnded),
            Asks = Text(asks),
            HasQuestion = asks.Count > 0 || (found.HasQuestion && forced is null),
            OrderedOn = isOrdered ? before.OrderedOn : null,
            Order = isOrdered ? before.Order : 0,
        };
    }

    private static ItemRow Removed(ItemRow before) => before with
    {
        Action = RecoveryAction.None,
        Rule = LedgerQuestion.Gone,
        State = ItemState.Settled,
        Asks = null,
        HasQuestion = false,
        OrderedOn = null,
        Order = 0,
    };

    private static ItemState StateOf(RecoveryAction action, bool isOrdered, bool isEnded) => action switch
    {
        RecoveryAction.Review => ItemState.Asked,
        RecoveryAction.None or RecoveryAction.ContinueInPrator or RecoveryAction.DoNotRegister => ItemState.Settled,
        RecoveryAction.ContinueManually => isEnded ? ItemState.Settled : ItemState.Waiting,
        RecoveryAction.Close => isOrdered ? ItemState.Ordered : ItemState.Waiting,
        _ => ItemState.Waiting,
    };

    private static EventKinds Happened(ItemRow before, bool isNew, ItemRow next)
    {
        EventKinds kinds = EventKinds.None;
        bool isOtherState = isNew || next.State != before.State;
        if (isNew || next.Action != before.Action || next.Rule != before.Rule)
        {
            kinds |= EventKinds.Decided;
        }

        if (next.HasQuestion && (isNew || !before.HasQuestion || next.Asks != before.Asks || next.Rule != before.Rule))
        {
            kinds |= EventKinds.Asked;
        }

        if (isOtherState)
        {
            kinds |= next.State switch
            {
                ItemState.Verified => EventKinds.Verified,
                ItemState.Discrepancy => EventKinds.Discrepancy,
                ItemState.Settled => EventKinds.Settled,
                ItemState.Vanished => EventKinds.Vanished,
                _ => EventKinds.None,
            };
            if (!isNew && before.State == ItemState.Vanished && next.Rule != LedgerRule.Duplicate)
            {
                kinds |= EventKinds.Returned;
            }

            if (!isNew && before.State is ItemState.Settled or ItemState.Verified or ItemState.Discrepancy
                && next.State is ItemState.Waiting or ItemState.Asked or ItemState.Ordered)
            {
                kinds |= EventKinds.Reopened;
            }
        }
        else if (next.State == ItemState.Discrepancy && next.Asks != before.Asks)
        {
            kinds |= EventKinds.Discrepancy;
        }

        if (before.OrderedOn is not null && next.OrderedOn is null && next.State is not (ItemState.Verified or ItemState.Discrepancy))
        {
            kinds |= EventKinds.Withdrawn;
        }

        return kinds;
    }

    // What somebody accepted as it is is asked about again only where it changes.
    private static IReadOnlyList<LedgerQuestion> Discrepancy(IReadOnlyList<FieldDiscrepancy> otherwise, StandingDecisions people)
    {
        string[] values = [.. otherwise.Select(d => d.ToString())];
        return people.Find(LedgerFact.Entered) is { } accepted && accepted.Said.SequenceEqual(values)
            ? []
            : [new LedgerQuestion(LedgerQuestion.Done, otherwise[0].Field, values)];
    }

    private static string? Text(IReadOnlyList<LedgerQuestion> asks) => asks.Count == 0 ? null : JsonSerializer.Serialize(asks, BodyPart.Json);
}
