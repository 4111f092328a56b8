namespace Prator.Recovery.Core.Items;

/// <summary>What one row of an export says, whatever it is about. Immutable; a reader makes it.</summary>
public abstract record ExportRow
{
    /// <summary>Where the row was read.</summary>
    public required RowPlace Source { get; init; }

    /// <summary>Enhet; null when blank.</summary>
    public string? Unit { get; init; }

    /// <summary>Another row has the same key and says something else (of episodes E-DUPLICATE, of SIPs S-DUPLICATE).</summary>
    public bool Duplicate { get; init; }

    /// <summary>What a person should know about the row although it was read (a failed checksum, say). Holds no patient data.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
