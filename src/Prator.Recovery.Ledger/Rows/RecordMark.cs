using System.Runtime.InteropServices;

namespace Prator.Recovery.Ledger;

/// <summary>A record as a value: a million of them as objects would keep the garbage collector busy. Its fields are those of <see cref="RecordRow"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RecordMark
{
    public required long Id { get; init; }

    public required ItemSource Source { get; init; }

    public required RecordKind Kind { get; init; }

    public required long Item { get; init; }

    public required UInt128 Key { get; init; }

    public required bool HasId { get; init; }

    public required UInt128 Patient { get; init; }

    public required int Day { get; init; }

    public required UInt128 Content { get; init; }

    public required bool IsPresent { get; init; }

    public required long Payload { get; init; }

    public RecordRow ToRow() => new()
    {
        Id = Id,
        Source = Source,
        Kind = Kind,
        Item = Item,
        Key = Key,
        HasId = HasId,
        Patient = Patient,
        Day = Day,
        Content = Content,
        IsPresent = IsPresent,
        Payload = Payload,
    };
}
