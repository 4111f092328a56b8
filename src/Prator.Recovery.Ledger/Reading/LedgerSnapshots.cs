using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>A day's files that a ledger took in.</summary>
/// <param name="Operation">The operation that took them in.</param>
/// <param name="AsOf">The moment that they are of, in the policy's zone.</param>
/// <param name="Policy">The policy that decided.</param>
/// <param name="PolicyHash">SHA-256 of its text.</param>
/// <param name="Files">The files, each with where its rows went.</param>
public sealed record LedgerSnapshot(OperationRow Operation, Moment AsOf, string Policy, string PolicyHash, IReadOnlyList<SnapshotFile> Files);

/// <summary>Tells which days' files a ledger took in.</summary>
public static class LedgerSnapshots
{
    /// <summary>All snapshots, in the order in which they were taken in.</summary>
    public static IEnumerable<LedgerSnapshot> Of(ILedgerReader store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Operations(EventKinds.Imported)
            .Where(o => o is { AsOf: not null, Policy: not null, PolicyHash: not null, Files: not null })
            .Select(o => new LedgerSnapshot(o, MomentText.Read(o.AsOf!), o.Policy!, o.PolicyHash!, Snapshots.FilesOf(o)));
    }

    /// <summary>Of each source and kind the files of the newest snapshot that had any: a day's files may be taken in by several commands.</summary>
    public static IReadOnlyList<SnapshotFile> NewestFiles(ILedgerReader store) =>
        [.. Of(store)
            .SelectMany((s, order) => s.Files.Select(f => (File: f, Key: (s.AsOf.ToDateTime(), order))))
            .GroupBy(f => (f.File.Source, f.File.Kind))
            .OrderBy(g => g.Key)
            .SelectMany(g => g.Max(f => f.Key) is var newest ? g.Where(f => f.Key == newest) : [])
            .Select(f => f.File)];

    /// <summary>The snapshot of the latest day; of several of that moment the one that was taken in last. Null while there is none.</summary>
    public static LedgerSnapshot? Newest(ILedgerReader store) => Newest(Of(store));

    private static LedgerSnapshot? Newest(IEnumerable<LedgerSnapshot> snapshots) =>
        snapshots.Aggregate((LedgerSnapshot?)null, (newest, s) => newest is null || s.AsOf.ToDateTime() >= newest.AsOf.ToDateTime() ? s : newest);
}
