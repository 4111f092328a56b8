using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>The current state of one episode or SIP. It follows from the log and can be made again from it.</summary>
public sealed record ItemRow
{
    /// <summary>The item's number, from 1.</summary>
    public required long Id { get; init; }

    /// <summary>Episode or Sip.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Its id in the system; null where it has none, or one that is shaped like a personnummer.</summary>
    public string? Reference { get; init; }

    /// <summary>What people call it: its id in the system, else <c>#number</c>.</summary>
    public string Name => Reference ?? LedgerDecisions.Number(Id);

    /// <summary>What is to be done; of a verified item what was done.</summary>
    public required RecoveryAction Action { get; init; }

    /// <summary>The rule that gave the action: of the policy, or <c>L-SOURCES</c>, <c>L-MATCH</c>, <c>L-DUPLICATE</c> of the ledger.</summary>
    public required string Rule { get; init; }

    public required ItemState State { get; init; }

    /// <summary>What the ledger itself asks, as codes (<see cref="LedgerQuestion"/>); null where it asks nothing.</summary>
    public string? Asks { get; init; }

    /// <summary>Whether somebody must answer something: the ledger's question or one of the policy's.</summary>
    public bool HasQuestion { get; init; }

    /// <summary>The day for which a closure is ordered and not yet verified; null where none is.</summary>
    public DateOnly? OrderedOn { get; init; }

    /// <summary>Whether its closure is to be ordered again: for an earlier day it is ordered, and nothing else has come in between, such as a question, that must be settled first.</summary>
    /// <param name="day">The day that a new order would be for.</param>
    public bool IsStaleOn(DateOnly day) => IsStale(State, OrderedOn, day);

    internal static bool IsStale(ItemState state, DateOnly? orderedOn, DateOnly day) => state == ItemState.Ordered && orderedOn < day;

    /// <summary>The entry of the order that stands, or that was verified; 0 where there is none.</summary>
    public long Order { get; init; }

    public string? Unit { get; init; }

    public string? Municipality { get; init; }

    public string? Owner { get; init; }

    public string? OwnerEmail { get; init; }

    public bool IsProtected { get; init; }

    /// <summary>Of a SIP who says that the patient has died, where its own sources do not; null where nobody does.</summary>
    public ItemSource? DeceasedBy { get; init; }

    /// <summary>The operation that first saw it.</summary>
    public required long FirstOperation { get; init; }

    /// <summary>The operation that gave it its state.</summary>
    public required long StateOperation { get; init; }

    /// <summary>The operation whose policy gave it its rule.</summary>
    public required long DecidedOperation { get; init; }

    /// <summary>What people decided of it that still stands, as <see cref="StandingDecisions"/> writes it; null where nobody decided anything.</summary>
    public string? Decisions { get; init; }

    /// <summary>The operation since which somebody must answer something, whatever is asked by now; 0 where nothing is asked.</summary>
    public long AskedOperation { get; init; }

    /// <summary>The operation that handed the question on to the regional owner; 0 where the local owner has it.</summary>
    public long EscalatedOperation { get; init; }

    /// <summary>The item that this one turned out to be; 0 where it stands for itself.</summary>
    public long MergedInto { get; init; }
}
