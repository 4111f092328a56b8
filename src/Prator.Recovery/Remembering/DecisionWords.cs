using System.Globalization;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Says what a person decides, and what comes of it.</summary>
internal static class DecisionWords
{
    public static string HandOn => Messages.HandOn;

    /// <summary>An item as it may stand in a message.</summary>
    public static string NameOf(DecisionResult result) => result.Before is { } row ? NameOf(row) : string.Create(CultureInfo.InvariantCulture, $"#{result.Item}");

    /// <inheritdoc cref="NameOf(DecisionResult)"/>
    public static string NameOf(ItemRow row) => row.Name;

    /// <summary>What becomes of the item: <c>Review (E5-UNKNOWN), Asked → Close (E4), Waiting</c>.</summary>
    public static string Change(DecisionResult result) => result is { Before: { } before, After: { } after }
        ? $"{Told(before)} → {Told(after)}"
        : Messages.RegionalIsAsked;

    /// <summary>What is decided, with what would become of the item.</summary>
    /// <param name="given">What a person decides.</param>
    /// <param name="would">What would become of it.</param>
    /// <param name="fact">What the person called the fact; null where none is meant.</param>
    public static string Asked(GivenDecision given, DecisionResult would, string? fact) => $"{Act(given, would, fact)}: {Joining(given) ?? Change(would)}";

    private static string Act(GivenDecision given, DecisionResult would, string? fact) => given.Step switch
    {
        DecisionStep.Answer => Messages.AnswerFacts(string.Join(", ", given.Facts.Select(f => $"{f.Field} = {f.Value ?? "–"}"))),
        DecisionStep.Propose => Messages.ProposeAction(given.Action),
        DecisionStep.Approve => Messages.ApproveAction(StandingDecisions.Of(would.Before?.Decisions).Forced?.Action),
        DecisionStep.Withdraw => fact is null ? Messages.WithdrawEverything : Messages.WithdrawAnswer(fact),
        _ => HandOn,
    };

    // Items are joined when that is written, so before it nothing of them has changed.
    private static string? Joining(GivenDecision given) =>
        given.Step != DecisionStep.Answer || given.Facts.FirstOrDefault(f => f.Field == LedgerFact.SameAs) is not { Value: { } other } ? null
        : other == LedgerFact.NoOther ? Messages.IsNoneOfTheOthers
        : Messages.JoinsItems(given.Item, other.TrimStart('#'));

    private static string Told(ItemRow row) => $"{row.Action} ({row.Rule}), {row.State}{(row.EscalatedOperation != 0 ? Messages.EscalatedToo : "")}";
}
