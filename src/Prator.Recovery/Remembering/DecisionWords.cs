using System.Globalization;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Says what a person decides, and what comes of it.</summary>
internal static class DecisionWords
{
    public const string HandOn = "Hand the question on to the regional owner";

    /// <summary>An item as it may stand in a message.</summary>
    public static string NameOf(DecisionResult result) => result.Before is { } row ? NameOf(row) : string.Create(CultureInfo.InvariantCulture, $"#{result.Item}");

    /// <inheritdoc cref="NameOf(DecisionResult)"/>
    public static string NameOf(ItemRow row) => row.Name;

    /// <summary>What becomes of the item: <c>Review (E5-UNKNOWN), Asked → Close (E4), Waiting</c>.</summary>
    public static string Change(DecisionResult result) => result is { Before: { } before, After: { } after }
        ? $"{Told(before)} → {Told(after)}"
        : "the regional owner is asked";

    /// <summary>What is decided, with what would become of the item.</summary>
    /// <param name="given">What a person decides.</param>
    /// <param name="would">What would become of it.</param>
    /// <param name="fact">What the person called the fact; null where none is meant.</param>
    public static string Asked(GivenDecision given, DecisionResult would, string? fact) => $"{Act(given, would, fact)}: {Joining(given) ?? Change(would)}";

    private static string Act(GivenDecision given, DecisionResult would, string? fact) => given.Step switch
    {
        DecisionStep.Answer => $"Answer {string.Join(", ", given.Facts.Select(f => $"{f.Field} = {f.Value ?? "–"}"))}",
        DecisionStep.Propose => $"Propose {given.Action}",
        DecisionStep.Approve => $"Approve {StandingDecisions.Of(would.Before?.Decisions).Forced?.Action}",
        DecisionStep.Withdraw => fact is null ? "Withdraw everything that was decided" : $"Withdraw the answer to {fact}",
        _ => HandOn,
    };

    // Items are joined when that is written, so before it nothing of them has changed.
    private static string? Joining(GivenDecision given) =>
        given.Step != DecisionStep.Answer || given.Facts.FirstOrDefault(f => f.Field == LedgerFact.SameAs) is not { Value: { } other } ? null
        : other == LedgerFact.NoOther ? "is none of the others"
        : string.Create(CultureInfo.InvariantCulture, $"joins #{given.Item} and #{other.TrimStart('#')}");

    private static string Told(ItemRow row) => $"{row.Action} ({row.Rule}), {row.State}{(row.EscalatedOperation != 0 ? ", escalated" : "")}";
}
