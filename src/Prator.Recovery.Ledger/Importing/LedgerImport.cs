using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Takes one day's files into a ledger: all of it, or nothing.</summary>
public static class LedgerImport
{
    /// <summary>Takes a snapshot in and commits it. The same files again change nothing.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="request">The files.</param>
    /// <param name="cancellation">Stops it; then nothing is changed.</param>
    /// <exception cref="LedgerException">The snapshot is older than the newest; the identifiers' key is missing or was destroyed; NotAllowed where the account may not read identifiers; the store can't be written.</exception>
    public static ImportOutcome Run(ILedgerWriter store, LedgerKeys keys, ImportRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(request);
        using (keys.OpenHash())
        {
            // Without the identifiers' key nothing can be matched: better to say so before anything is read.
        }

        // Else what can't be seen would be told as changed.
        LedgerAccess.EnsureShown(store, Messages.NeededToTakeIn);

        List<OperationRow> operations = [.. store.Operations()];
        if (RepeatOf(operations, request) is { } repeat)
        {
            return Repeated(store, repeat, request);
        }

        Moment asOf = MustNotBeOld(operations, request);
        request = request with { Backfill = request.Backfill && Moment.IsBefore(request.AsOf, asOf) };
        using ChainWriter chain = keys.OpenChain(store.Head);
        KnownState known = request.Known is { } before && before.IsOf(store.Head) ? before : KnownState.Of(store, cancellation);
        using WriteBehind behind = new(store, chain);
        store = behind;
        using EntryLog log = new(store, chain: null, store.Numbers.Operation + 1);
        Begin(store, log, operations, request);

        using ImportRun run = new(store, request, keys, log, known, operations, cancellation) { AsOf = asOf };
        RejectedRows rejected = new(run);
        using StayImport stays = new(run, request.Stays, rejected);
        using (ItemImport<Episode> episodes = new(run, EpisodeRules.Rules, rejected, stays))
        {
            episodes.Run(request.LogEpisodes, request.Episodes);
        }

        stays.WriteRest();
        using (ItemImport<Sip> sips = new(run, SipRules.Rules, rejected, stays: null))
        {
            sips.Run(request.LogSips, request.Sips);
        }

        Overdue.Escalate(run, rejected);
        store.Commit();
        return new ImportOutcome
        {
            Operation = log.Operation,
            Files = request.Files,
            Happened = run.Happened,
            New = run.New,
            DecidedDifferently = run.DecidedDifferently,
            StaysWithoutEpisode = stays.WithoutEpisode,
            RejectedOpen = rejected.Open,
            Mended = rejected.Mended,
            Items = [.. run.Touched.Distinct().Order()],
            Head = store.Head,
        };
    }

    // The newest snapshot again, on whatever day; or an older one of the very same day, unless another policy has decided since.
    private static OperationRow? RepeatOf(List<OperationRow> operations, ImportRequest request)
    {
        if (request.IsRedecision)
        {
            return Snapshots.IsAllBy(operations, request.Policy.Hash) ? operations.Last(o => o.Kind == EventKinds.Imported) : null;
        }

        HashSet<(ItemSource, RecordKind, string)> contents = Snapshots.Contents(request.Files);
        string asOf = MomentText.Of(request.AsOf);
        List<OperationRow> snapshots = [.. operations.Where(o => o.Kind == EventKinds.Imported)];
        return snapshots.LastOrDefault(o =>
            o.PolicyHash == request.Policy.Hash
            && (o == snapshots[^1] || (o.AsOf == asOf && snapshots.TrueForAll(later => later.Id < o.Id || later.PolicyHash == o.PolicyHash)))
            && Snapshots.Contents(Snapshots.FilesOf(o)).SetEquals(contents));
    }

    private static ImportOutcome Repeated(ILedgerWriter store, OperationRow repeat, ImportRequest request) => new()
    {
        Operation = repeat.Id,
        IsRepeat = true,
        Files = request.Files,
        Happened = new Dictionary<EventKinds, int>(),
        RejectedOpen = store.Rejected(onlyOpen: true).Count(),
        Items = [],
        Head = store.Head,
    };

    // The moment to decide for: today's, or of a backfill the newest snapshot's.
    private static Moment MustNotBeOld(List<OperationRow> operations, ImportRequest request)
    {
        List<Moment> taken = [.. operations.Where(o => o.Kind == EventKinds.Imported && o.AsOf is not null).Select(o => MomentText.Read(o.AsOf!))];
        if (taken.Count == 0)
        {
            return request.AsOf;
        }

        Moment newest = taken.MaxBy(m => m.ToCode());
        bool isOld = Moment.IsBefore(request.AsOf, newest);
        if (isOld && !request.Backfill)
        {
            throw new LedgerException(
                LedgerFault.SnapshotOld,
                Messages.SnapshotOld(request.AsOf, newest));
        }

        return isOld ? newest : request.AsOf;
    }

    private static void Begin(ILedgerWriter store, EntryLog log, List<OperationRow> operations, ImportRequest request)
    {
        OperationPart head = new(
            request.Act.Time,
            request.Act.Actor,
            request.Act.Cmdlet,
            request.Policy.Name,
            request.Policy.Hash,
            MomentText.Of(request.AsOf),
            [.. request.Files.Select(f => f with { Name = ShownText.Of(f.Name) })],
            request.Backfill ? true : null);
        OperationLog.Begin(store, log, EventKinds.Imported, head, operations.Exists(o => o.Kind == EventKinds.Imported && o.PolicyHash == request.Policy.Hash) ? null : request.PolicyText);
    }
}
