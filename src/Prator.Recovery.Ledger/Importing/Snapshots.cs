using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>The snapshots that a ledger took in.</summary>
internal static class Snapshots
{
    /// <summary>The files of an operation; empty where it is no import.</summary>
    public static IReadOnlyList<SnapshotFile> FilesOf(OperationRow operation) =>
        operation.Files is { } json ? JsonSerializer.Deserialize<List<SnapshotFile>>(json, BodyPart.Json) ?? [] : [];

    public static string JsonOf(IReadOnlyList<SnapshotFile> files) => JsonSerializer.Serialize(files, BodyPart.Json);

    /// <summary>The files as a set: the same files in another order, or under other names, are the same.</summary>
    public static HashSet<(ItemSource Source, RecordKind Kind, string Sha256)> Contents(IReadOnlyList<SnapshotFile> files) =>
        [.. files.Select(f => (f.Source, f.Kind, f.Sha256))];

    /// <summary>The day of the newest snapshot; null while there is none.</summary>
    public static DateOnly? NewestDay(ILedgerReader store) =>
        store.Operations(EventKinds.Imported).Where(o => o.AsOf is not null).Select(o => (DateOnly?)MomentText.Read(o.AsOf!).Date).Max();
}
