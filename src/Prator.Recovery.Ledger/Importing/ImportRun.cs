using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What the parts of one import share: the ledger as it was, the log that is written, and what is counted.</summary>
internal sealed class ImportRun(ILedgerWriter store, ImportRequest request, LedgerKeys keys, EntryLog log, KnownState known, IReadOnlyList<OperationRow> operations, CancellationToken cancellation)
    : IDisposable
{
    private readonly Dictionary<EventKinds, int> _happened = [];
    private readonly Dictionary<UInt128, ItemSource> _deceased = [];
    private readonly List<long> _touched = [];
    private LedgerNumbers _numbers = store.Numbers;

    public ILedgerWriter Store => store;

    public ImportRequest Request => request;

    public LedgerKeys Keys => keys;

    public EntryLog Log => log;

    public KnownRecords Known => known.Records;

    /// <summary>Every item as it was before the import.</summary>
    public KnownItems Items { get; } = new(store, known.Marks);

    /// <summary>Every operation before this one.</summary>
    public IReadOnlyList<OperationRow> Operations => operations;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What the log said of items before the import.</summary>
    public KnownHistories Histories { get; } = new(store);

    public PayloadLoader Payloads { get; } = new(store, keys);

    public int New { get; private set; }

    public int DecidedDifferently { get; private set; }

    public IReadOnlyDictionary<EventKinds, int> Happened => _happened;

    public IReadOnlyList<long> Touched => _touched;

    /// <summary>The moment that is decided for: of a backfill that of the newest snapshot.</summary>
    public required Moment AsOf { get; init; }

    /// <summary>Whether a complete export of the system was ever taken in, today's included.</summary>
    public bool HasExport(RecordKind kind) => HasFiles(ItemSource.Prator, kind);

    /// <summary>Whether any snapshot, today's included, had files of a source and kind.</summary>
    public bool HasFiles(ItemSource source, RecordKind kind) =>
        request.Files.Any(f => f.Source == source && f.Kind == kind) || HadFiles(source, kind);

    /// <summary>Whether an earlier import had files of a source and kind.</summary>
    public bool HadFiles(ItemSource source, RecordKind kind) =>
        operations.Any(o => o.Files is not null && Snapshots.FilesOf(o).Any(f => f.Source == source && f.Kind == kind));

    public long NextItem()
    {
        _numbers = _numbers with { Item = _numbers.Item + 1 };
        return _numbers.Item;
    }

    public long NextRecord()
    {
        _numbers = _numbers with { Record = _numbers.Record + 1 };
        return _numbers.Record;
    }

    public long NextRejected()
    {
        _numbers = _numbers with { Rejected = _numbers.Rejected + 1 };
        return _numbers.Rejected;
    }

    /// <summary>Keeps that a patient has died, and who says so.</summary>
    public void Died(UInt128 patient, ItemSource teller)
    {
        if (patient != UInt128.Zero)
        {
            _deceased.TryAdd(patient, teller);
        }
    }

    /// <summary>Who says that a patient has died; null where nobody does.</summary>
    public ItemSource? TellerOfDeath(UInt128 patient) => _deceased.TryGetValue(patient, out ItemSource teller) ? teller : null;

    /// <summary>Counts what happened to an item.</summary>
    public void Count(long item, EventKinds kinds, bool isNew)
    {
        _touched.Add(item);
        New += isNew ? 1 : 0;
        DecidedDifferently += !isNew && kinds.HasFlag(EventKinds.Decided) ? 1 : 0;
        for (long rest = (long)kinds; rest != 0; rest &= rest - 1)
        {
            EventKinds kind = (EventKinds)(rest & -rest);
            _happened[kind] = _happened.GetValueOrDefault(kind) + 1;
        }
    }

    public void Dispose() => Payloads.Dispose();
}
