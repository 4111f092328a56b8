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

    /// <summary>What was ordered, where an order stands or was verified.</summary>
    public required IReadOnlyList<OrderedField>? Order { get; init; }
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
        bool followed = !isNew && before.State is ItemState.Waiting or ItemState.Ordered or ItemState.Verified or ItemState.Discrepancy;
        Proven proven = followed && !found.IsGone ? Proof.Of(before.Action, found.Order, found.System, out otherwise) : Proven.No;
        ItemRow next = proven switch
        {
            Proven.Done => before with { State = ItemState.Verified, Asks = null, HasQuestion = false, OrderedOn = null },
            Proven.Otherwise => before with { State = ItemState.Discrepancy, Asks = Text([Discrepancy(otherwise)]), HasQuestion = true, OrderedOn = null },
            _ => Decided(before, found),
        };

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

    private static ItemRow Decided(ItemRow before, in Finding found)
    {
        bool isOpen = found.Open.Count > 0;
        RecoveryAction action = isOpen ? RecoveryAction.Review : found.Action;
        string rule = isOpen ? found.Open[0].Code : found.Rule;
        IReadOnlyList<LedgerQuestion> asks = found.IsGone ? [new LedgerQuestion(LedgerQuestion.Gone, null, []), .. found.Open] : found.Open;
        bool isOrdered = action == RecoveryAction.Close && before.OrderedOn is not null;
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
            if (!isNew && before.State == ItemState.Vanished)
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
