namespace Prator.Recovery.Ledger;

/// <summary>What the ledger itself asks about an item, beside the policy's questions.</summary>
/// <param name="Code">What kind of question: one of the constants.</param>
/// <param name="Field">The field that it is about; null where it is about none.</param>
/// <param name="Values">What each source says, without patient identifiers: <c>Prator=2024-01-30</c>; or the items that may be the same: <c>Prator=#12 #13</c>.</param>
public sealed record LedgerQuestion(string Code, string? Field, IReadOnlyList<string> Values)
{
    /// <summary>Two sources say different things.</summary>
    public const string Sources = "L-SOURCES";

    /// <summary>Several rows could be the same item.</summary>
    public const string Match = "L-MATCH";

    /// <summary>A complete export lacks it that an earlier one had.</summary>
    public const string Gone = "L-VANISHED";

    /// <summary>A later export says something else than what a person answered.</summary>
    public const string Answered = "L-ANSWER";

    /// <summary>People decided on an action, and what they knew then has changed.</summary>
    public const string Overtaken = "L-OVERTAKEN";

    /// <summary>Who a value is of that a person gave, where others are named by <see cref="ItemSource"/>.</summary>
    public const string AnswerSource = "Answer";

    /// <summary>Something else was done than what was ordered.</summary>
    public const string Done = "L-DISCREPANCY";
}
