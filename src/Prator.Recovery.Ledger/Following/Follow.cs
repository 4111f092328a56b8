using System.Text.Json;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Everything that an item's next state follows from.</summary>
internal readonly record struct Finding
{
    /// <summary>What the policy gives it, today.</summary>
    public required RecoveryAction Action { get; init; }

    /// <summary>The rule of that.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether the policy asks something.</summary>
    public required bool HasQuestion { get; init; }

    /// <summary>What the ledger asks before anything can be decided: sources that disagree, rows that could be the same item.</summary>
    public required IReadOnlyList<LedgerQuestion> Open { get; init; }

    /// <summary>What the newest complete export of the system says of it; null where it lacks it.</summary>
    public required CareItem? System { get; init; }

    /// <summary>What the outage log says; null where it says nothing.</summary>
    public required CareItem? Log { get; init; }

    /// <summary>Whether a later complete export lacks what an earlier one had.</summary>
    public required bool IsGone { get; init; }

    /// <summary>Whether it is gone because it was a duplicate, and the other row of its key is still there.</summary>
    public required bool IsMendedDuplicate { get; init; }

    /// <summary>What was ordered, where an order stands or was verified.</summary>
    public required OrderHistory? Orders { get; init; }
}

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
        kinds = EventKinds.None;
        bool hasOrder = !isNew && before.OrderedOn is not null;
        bool isFollowed = hasOrder || (!isNew && before.State is ItemState.Waiting or ItemState.Verified or ItemState.Discrepancy);
        RecoveryAction action = hasOrder ? RecoveryAction.Close : before.Action;
        Proven proven = isFollowed && !found.IsGone ? Proof.Of(action, found.Orders?.Orders, found.System, out otherwise) : Proven.No;
        ItemRow next = proven == Proven.No ? Decided(before, found) : Shown(before, found, action, proven, otherwise);
        kinds = Happened(before, isNew, next);
        bool isDecided = (kinds & EventKinds.Decided) != 0;
        return kinds == EventKinds.None && next.State == before.State ? next : next with
        {
            StateOperation = isNew || next.State != before.State ? operation : before.StateOperation,
            DecidedOperation = isDecided ? operation : before.DecidedOperation,
            FirstOperation = isNew ? operation : before.FirstOperation,
        };
    }

    /// <summary>The questions that <see cref="ItemRow.Asks"/> holds.</summary>
    public static IReadOnlyList<LedgerQuestion> Questions(string? asks) =>
        asks is null ? [] : JsonSerializer.Deserialize<List<LedgerQuestion>>(asks, BodyPart.Json) ?? [];

    // What was entered is there: as it should be, otherwise than ordered, or otherwise than another source says.
    private static ItemRow Shown(ItemRow before, in Finding found, RecoveryAction action, Proven proven, IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        IReadOnlyList<LedgerQuestion> asks = proven == Proven.Otherwise ? [Discrepancy(otherwise)] : [.. found.Open.Where(q => IsAboutWhatWasEntered(q, action))];
        return before with
        {
            Action = action,
            Rule = action == before.Action ? before.Rule : found.Orders?.Rule ?? before.Rule,
            State = asks.Count == 0 ? ItemState.Verified : ItemState.Discrepancy,
            Asks = Text(asks),
            HasQuestion = asks.Count > 0,
            OrderedOn = null,
        };
    }

    // Whatever was entered afterwards was created in the system on another day than on paper, and is in it now; whatever was to
    // be closed is closed there, and not on paper.
    private static bool IsAboutWhatWasEntered(LedgerQuestion question, RecoveryAction action) =>
        question.Code == LedgerQuestion.Sources
        && question.Field is not (nameof(CareItem.CreatedAt) or nameof(CareItem.InPrator))
        && (action is not (RecoveryAction.Close or RecoveryAction.CloseByNormalRoutine) || question.Field is not (nameof(CareItem.Status) or nameof(Episode.ClosedAt)));

    private static ItemRow Decided(ItemRow before, in Finding found)
    {
        // An order of it may have been carried out, so it is not let go of while one stands.
        if (found.IsMendedDuplicate && before.OrderedOn is null)
        {
            return before with { Action = RecoveryAction.None, Rule = LedgerRule.Duplicate, State = ItemState.Settled, Asks = null, HasQuestion = false };
        }

        bool isOpen = found.Open.Count > 0;
        RecoveryAction action = isOpen ? RecoveryAction.Review : found.Action;
        string rule = isOpen ? found.Open[0].Code : found.Rule;
        IReadOnlyList<LedgerQuestion> asks = found.IsGone ? [new LedgerQuestion(LedgerQuestion.Gone, null, []), .. found.Open] : found.Open;

        // An order stands while the item is missing or asks: it may have been carried out, and is held against what comes.
        bool isOrdered = before.OrderedOn is not null && (found.IsGone || action is RecoveryAction.Close or RecoveryAction.Review);
        return before with
        {
            Action = action,
            Rule = rule,
            State = found.IsGone ? ItemState.Vanished : StateOf(action, isOrdered, found.Log),
            Asks = Text(asks),
            HasQuestion = asks.Count > 0 || found.HasQuestion,
            OrderedOn = isOrdered ? before.OrderedOn : null,
            Order = isOrdered ? before.Order : 0,
        };
    }

    private static ItemState StateOf(RecoveryAction action, bool isOrdered, CareItem? log) => action switch
    {
        RecoveryAction.Review => ItemState.Asked,
        RecoveryAction.None or RecoveryAction.ContinueInPrator or RecoveryAction.DoNotRegister => ItemState.Settled,
        RecoveryAction.ContinueManually => Proof.IsEnded(log) ? ItemState.Settled : ItemState.Waiting,
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

    private static LedgerQuestion Discrepancy(IReadOnlyList<FieldDiscrepancy> otherwise) =>
        new(LedgerQuestion.Done, otherwise[0].Field, [.. otherwise.Select(d => d.ToString())]);

    private static string? Text(IReadOnlyList<LedgerQuestion> asks) => asks.Count == 0 ? null : JsonSerializer.Serialize(asks, BodyPart.Json);
}
