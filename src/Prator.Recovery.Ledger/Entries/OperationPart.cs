namespace Prator.Recovery.Ledger;

/// <summary>The head of an operation as its first entry holds it.</summary>
internal sealed record OperationPart(
    DateTimeOffset Time, string Actor, string Cmdlet, string? Policy, string? PolicyHash, string? AsOf, IReadOnlyList<SnapshotFile>? Files, bool? Backfill)
{
    /// <summary>The operation's row, as it follows from its first entry.</summary>
    /// <param name="operation">The operation's number.</param>
    /// <param name="seq">Its first entry.</param>
    /// <param name="kind">What was done.</param>
    public OperationRow ToRow(long operation, long seq, EventKinds kind) =>
        new(operation, seq, kind, Time, Actor, Policy, PolicyHash, AsOf, Cmdlet, Files is null ? null : Snapshots.JsonOf(Files));
}

/// <summary>A field of an order.</summary>
/// <param name="Field">The property's name: <c>ReadyAt</c>.</param>
/// <param name="Label">What the system's screen calls it.</param>
/// <param name="Value">The date to set.</param>
public sealed record OrderedField(string Field, string Label, DateOnly? Value);

/// <summary>A field that was set otherwise than ordered.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Ordered">The date that was ordered.</param>
/// <param name="Found">The date that the system has; null where it has none.</param>
public sealed record FieldDiscrepancy(string Field, DateOnly? Ordered, DateOnly? Found)
{
    public override string ToString() => $"{Field}: {Ordered:yyyy-MM-dd} ≠ {(Found is { } found ? found.ToString("yyyy-MM-dd", null) : "–")}";
}

/// <summary>A file of a snapshot, with where its rows went: <c>Rows = Items + Duplicates + Rejected</c>.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Kind">What its rows are about.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Items">Rows that are items, or stays of a census.</param>
/// <param name="Duplicates">Rows that say again what another says.</param>
/// <param name="Rejected">Rows that could not be read.</param>
public sealed record SnapshotFile(string Name, ItemSource Source, RecordKind Kind, string Sha256, int Rows, int Items, int Duplicates, int Rejected);
