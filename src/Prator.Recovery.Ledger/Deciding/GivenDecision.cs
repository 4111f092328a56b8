using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>What a person does about an item.</summary>
public enum DecisionStep
{
    /// <summary>Gives facts.</summary>
    Answer,

    /// <summary>Wants another action than the policy's.</summary>
    Propose,

    /// <summary>Approves what somebody else proposed.</summary>
    Approve,

    /// <summary>Takes answers and actions back.</summary>
    Withdraw,

    /// <summary>Hands the question on to the regional owner.</summary>
    Escalate,
}

/// <summary>A fact as a person gives it.</summary>
/// <param name="Field">One of <see cref="FactValue.Fields"/>, or of <see cref="LedgerFact"/>.</param>
/// <param name="Value">As <see cref="FactValue.Of"/> writes it; null where there is none.</param>
public sealed record GivenFact(string Field, string? Value);

/// <summary>What a person saw that had been decided of an item.</summary>
/// <param name="Decisions">As <see cref="ItemRow.Decisions"/>; null where nothing had been.</param>
public sealed record SeenDecisions(string? Decisions);

/// <summary>What a person decides of an item.</summary>
public sealed record GivenDecision
{
    /// <summary>The item's number.</summary>
    public required long Item { get; init; }

    public required DecisionStep Step { get; init; }

    /// <summary>Of an answer what is given; of a withdrawal what is taken back, where that is not everything.</summary>
    public IReadOnlyList<GivenFact> Facts { get; init; } = [];

    /// <summary>Of a proposal what is to be done.</summary>
    public RecoveryAction? Action { get; init; }

    /// <summary>Why; kept sealed, for people write names. Null where nothing was written.</summary>
    public string? Note { get; init; }

    /// <summary>Between whom something was agreed; kept sealed.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>What stood decided when the person looked at the item. Where somebody else has decided since, it is a conflict. Null where that is not known.</summary>
    public SeenDecisions? Seen { get; init; }

    /// <summary>Whether what somebody else decided is to be replaced.</summary>
    public bool Replace { get; init; }
}
