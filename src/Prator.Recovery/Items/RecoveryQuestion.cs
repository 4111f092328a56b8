using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery;

/// <summary>What a question is about.</summary>
public enum QuestionSubject
{
    /// <summary>A care episode.</summary>
    Episode,

    /// <summary>A SIP.</summary>
    Sip,

    /// <summary>A row of an export that can't be read, and is to be mended there.</summary>
    RejectedRow,
}

/// <summary>Something that a person must answer, with who that is and for how long it has waited: what Get-RecoveryItem -Question gives (F1, F2).</summary>
public sealed class RecoveryQuestion
{
    internal RecoveryQuestion()
    {
    }

    /// <summary>The item's number (<c>12</c>), or that of a rejected row (<c>R5</c>), as Set-RecoveryDecision takes it.</summary>
    public required string Id { get; init; }

    public required QuestionSubject Subject { get; init; }

    /// <summary>The id where there is one that may be shown, else <c>#number</c>, or <c>file name#row</c> of a rejected row.</summary>
    public required string Reference { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Who is to answer now, by name: the local owners, else the superusers, of unit or municipality; the regional owner where it has gone on or nobody local is known. Without owners.yaml what the export says; null where nobody is known.</summary>
    public string? Owner { get; init; }

    internal OwnerName OwnerName { get; init; }

    /// <summary>The number as people write it: <c>#12</c>, or <c>R5</c> of a rejected row.</summary>
    internal string Number { get; init; } = string.Empty;

    /// <summary>Where they are written to; empty where that is not known.</summary>
    public required IReadOnlyList<string> OwnerEmail { get; init => field = ReadableList.Of(value); }

    /// <summary>Whether it has gone on to the regional owner.</summary>
    public required bool IsEscalated { get; init; }

    /// <summary>Whether no local owner is known, so that it went to the regional owner at once.</summary>
    public required bool IsUncovered { get; init; }

    /// <summary>Since when somebody must answer: local time of the policy's zone.</summary>
    public required DateTime AskedSince { get; init; }

    /// <summary>Swedish working days since then: from the day after, up to and including the day of -AsOf.</summary>
    public required int AgeWorkingDays { get; init; }

    /// <summary>Null of a rejected row.</summary>
    public RecoveryAction? Action { get; init; }

    /// <summary>Null of a rejected row.</summary>
    public ItemState? State { get; init; }

    /// <summary>Null of a rejected row.</summary>
    public string? Rule { get; init; }

    public string? Unit { get; init; }

    public string? Municipality { get; init; }

    /// <inheritdoc cref="RecoveryItem.Seen"/>
    internal SeenDecisions? Seen { get; init; }

    public override string ToString() => Reference;
}
