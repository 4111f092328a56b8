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

    /// <summary>Whether every item was decided by one policy: the newest snapshot was, and every import since.</summary>
    public static bool IsAllBy(IEnumerable<OperationRow> operations, string policyHash)
    {
        List<OperationRow> imports = [.. operations.Where(o => o is { Kind: EventKinds.Imported, AsOf: not null })];
        DateTime? newest = imports.Max(o => MomentText.Read(o.AsOf!).ToDateTime());
        return newest is not null && imports.Skip(imports.FindLastIndex(o => MomentText.Read(o.AsOf!).ToDateTime() == newest)).All(o => o.PolicyHash == policyHash);
    }

    /// <summary>The day of the newest snapshot; null while there is none.</summary>
    public static DateOnly? NewestDay(ILedgerReader store) =>
        store.Operations(EventKinds.Imported).Where(o => o.AsOf is not null).Select(o => (DateOnly?)MomentText.Read(o.AsOf!).Date).Max();
}
