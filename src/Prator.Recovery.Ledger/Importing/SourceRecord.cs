namespace Prator.Recovery.Ledger;

/// <summary>A record while an import works on it: what the ledger knew, what was read today, and what happened to it.</summary>
internal sealed class SourceRecord<T>
    where T : class
{
    /// <summary>The record as it was; null where it is new.</summary>
    public RecordRow? Before { get; init; }

    /// <summary>The record as it is; number and payload are given when it is written.</summary>
    public required RecordRow Row { get; set; }

    /// <summary>What it says; null until it was read from the log.</summary>
    public T? Value { get; set; }

    /// <summary>Its clear fields as they are to be written; null where they stand in the log already.</summary>
    public byte[]? Fields { get; init; }

    /// <summary>Its secret fields, encrypted; null where it has none or they stand in the log already.</summary>
    public byte[]? Sealed { get; init; }

    public EventKinds Kinds { get; set; }

    public bool IsPresent => Row.IsPresent;
}
