namespace Prator.Recovery.Ledger;

/// <summary>A row that could not be read, kept until a later export mends it.</summary>
public sealed record RejectedEntry
{
    /// <summary>From 1.</summary>
    public required long Id { get; init; }

    public required ItemSource Source { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>The file's name.</summary>
    public required string File { get; init; }

    /// <summary>The row as a spreadsheet counts it, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>The column's header; null where the fault is the row's.</summary>
    public string? Column { get; init; }

    /// <summary>What is wrong: a JSON object with its code and what that is about, worded when it is read. A whole sentence where an earlier version wrote it.</summary>
    public required string Reason { get; init; }

    internal bool HasSentence => !Reason.StartsWith('{');

    /// <summary>The row's own id, or <c>file name#row</c>.</summary>
    public required string Reference { get; init; }

    public string? Unit { get; init; }

    public string? Municipality { get; init; }

    public string? Owner { get; init; }

    /// <summary>The operation that first rejected it.</summary>
    public required long FirstOperation { get; init; }

    /// <summary>The operation that handed it on to the regional owner; 0 where the local owner has it.</summary>
    public long EscalatedOperation { get; init; }

    /// <summary>The operation that mended it; 0 while it is open.</summary>
    public long MendedOperation { get; init; }
}
