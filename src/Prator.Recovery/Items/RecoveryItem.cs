using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>An item of a ledger, as the ledger knows it: what Get-RecoveryItem gives. Times are local in the policy's zone.</summary>
public sealed class RecoveryItem
{
    internal RecoveryItem()
    {
    }

    /// <summary>Its number in the ledger, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>Episode or Sip.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>The id where there is one that may be shown, else <c>#number</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>What is to be done; of a verified item what was done.</summary>
    public required RecoveryAction Action { get; init; }

    /// <summary>How far it has come.</summary>
    public required ItemState State { get; init; }

    /// <summary>The rule that gave the action: of the policy, or of the ledger (<c>L-SOURCES</c>, <c>L-MATCH</c>).</summary>
    public required string Rule { get; init; }

    /// <summary>The clause of the routine; null where the rule cites none.</summary>
    public string? Clause { get; init; }

    /// <summary>Why it has its action and its state; empty where the ledger lacks the policy that decided.</summary>
    public required string Reason { get; init; }

    /// <summary>What a person must answer, the ledger's questions first; null where nothing is open.</summary>
    public string? Question { get; init; }

    public string? Unit { get; init; }

    public string? Municipality { get; init; }

    public string? Owner { get; init; }

    /// <summary>The owner's address, as the export says it.</summary>
    public string? OwnerEmail { get; init; }

    /// <summary>Since when somebody must answer something, whatever is asked by now; null where nothing is asked.</summary>
    public DateTime? AskedSince { get; init; }

    /// <summary>Whether the question has gone on to the regional owner.</summary>
    public required bool IsEscalated { get; init; }

    public required bool IsProtected { get; init; }

    /// <summary>The day for which a closure is ordered that no export has shown yet; null where none is.</summary>
    public DateOnly? OrderedOn { get; init; }

    /// <summary>Whether its closure is to be ordered again with today's date: it is ordered for an earlier day, and no question has come up since.</summary>
    public required bool IsStale { get; init; }

    /// <summary>The moment of the snapshot that first told of it.</summary>
    public required DateTime FirstSeen { get; init; }

    /// <summary>When it came to its state: the moment of the snapshot, or of the command.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Whole days since then.</summary>
    public required int AgeDays { get; init; }

    /// <summary>The policy that decided.</summary>
    public string? Policy { get; init; }

    /// <summary>Null unless it was asked for with -IncludePatientId, always where the identity is protected, and where the key is missing.</summary>
    public string? PatientId { get; init; }

    /// <summary>What people answered that stands above the sources; empty where nobody answered anything.</summary>
    public required IReadOnlyList<ItemAnswer> Answers { get; init => field = ReadableList.Of(value); }

    /// <summary>The action that somebody wants instead, and nobody else has approved yet; null where none waits.</summary>
    public RecoveryAction? ProposedAction { get; init; }

    /// <summary>Who tells of it.</summary>
    public required IReadOnlyList<ItemSource> Sources { get; init => field = ReadableList.Of(value); }

    /// <summary>What was ordered, else what is to be keyed in today; empty unless the action is Close.</summary>
    public required IReadOnlyList<FieldChange> Changes { get; init => field = ReadableList.Of(value); }

    /// <summary>What happened to it, in order; null unless it was asked for with -History.</summary>
    public IReadOnlyList<LedgerEvent>? History { get; init => field = value is null ? null : ReadableList.Of(value); }

    /// <summary>The ledger that it was read from: a number alone means another item in another ledger.</summary>
    internal Guid Ledger { get; init; }

    /// <summary>What stood decided when it was read: a decision that somebody else takes later is not overlooked.</summary>
    internal SeenDecisions Seen { get; init; } = new(null);

    public override string ToString() => Reference;

    /// <summary>Its state, in its colour where a terminal shows colours.</summary>
    public string ToState(bool isColoured) => StateColour.Paint(State.ToString(), State, isColoured);

    /// <summary>Where it stands and what happened to it, in lines of at most that width.</summary>
    public string ToHistory(int width) => ItemHistoryText.Of(this, width);
}
