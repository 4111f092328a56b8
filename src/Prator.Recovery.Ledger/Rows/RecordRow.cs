namespace Prator.Recovery.Ledger;

/// <summary>What one source says of one thing, as last seen. What it says stands in the log, at <see cref="Payload"/>.</summary>
public sealed record RecordRow
{
    /// <summary>From 1, in the order they were seen.</summary>
    public required long Id { get; init; }

    public required ItemSource Source { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>The item it tells about; 0 for a stay that no episode fits.</summary>
    public long Item { get; init; }

    /// <summary>Keyed hash of the row's own key: its id, else patient and key date.</summary>
    public required UInt128 Key { get; init; }

    /// <summary>Whether the key is made of an id.</summary>
    public required bool HasId { get; init; }

    /// <summary>Keyed hash of the patient; zero where the row names none.</summary>
    public required UInt128 Patient { get; init; }

    /// <summary>Day number of the date that tells a patient's items apart (admission, or a SIP's creation); -1 where it is missing.</summary>
    public required int Day { get; init; }

    /// <summary>Hash of everything the row says.</summary>
    public required UInt128 Content { get; init; }

    /// <summary>False where a later complete export lacked it.</summary>
    public required bool IsPresent { get; init; }

    /// <summary>The entry that holds what it says.</summary>
    public required long Payload { get; init; }
}
