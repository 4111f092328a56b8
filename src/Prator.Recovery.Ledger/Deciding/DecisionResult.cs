namespace Prator.Recovery.Ledger;

/// <summary>What became of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>It is in the ledger.</summary>
    Done,

    /// <summary>The ledger said so already; nothing was written.</summary>
    Unchanged,

    /// <summary>Somebody else has decided otherwise; nothing was written.</summary>
    Conflict,

    /// <summary>It can't be done; nothing was written.</summary>
    Refused,

    /// <summary>There is no such item.</summary>
    Missing,
}

/// <summary>What became of a decision on one item.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Outcome">Whether it is in the ledger.</param>
/// <param name="Refusal">Why it is not, and what to do; null where it is.</param>
/// <param name="Before">The item as it was; null where there is none.</param>
/// <param name="After">The item as it is.</param>
public sealed record DecisionResult(long Item, DecisionOutcome Outcome, string? Refusal, ItemRow? Before, ItemRow? After);
