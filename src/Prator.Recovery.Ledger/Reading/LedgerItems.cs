using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Reads items of a ledger with all that their sources say, put together as an import puts it.</summary>
public static class LedgerItems
{
    // So many are read from the log at once; more would only cost memory.
    private const int BatchItems = 4_000;

    /// <summary>The episodes that a query lets through, in the order of their numbers. Items that turned out to be others are left out.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="keys">Its keys. Without the identifiers' key the items have no personnummer and no free texts.</param>
    /// <param name="query">Which items.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IEnumerable<LedgerItem<Episode>> Episodes(ILedgerReader store, LedgerKeys keys, ItemQuery query, CancellationToken cancellation) =>
        Read(store, keys, EpisodeRules.Rules, query, cancellation);

    /// <summary>The SIPs that a query lets through.</summary>
    /// <inheritdoc cref="Episodes(ILedgerReader, LedgerKeys, ItemQuery, CancellationToken)"/>
    public static IEnumerable<LedgerItem<Sip>> Sips(ILedgerReader store, LedgerKeys keys, ItemQuery query, CancellationToken cancellation) =>
        Read(store, keys, SipRules.Rules, query, cancellation);

    /// <summary>Episodes whose rows were read already, in the order of the rows.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="rows">Of episodes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IEnumerable<LedgerItem<Episode>> Episodes(ILedgerReader store, LedgerKeys keys, IEnumerable<ItemRow> rows, CancellationToken cancellation) =>
        Read(store, keys, EpisodeRules.Rules, rows, cancellation);

    /// <summary>SIPs whose rows were read already, in the order of the rows.</summary>
    /// <inheritdoc cref="Episodes(ILedgerReader, LedgerKeys, IEnumerable{ItemRow}, CancellationToken)"/>
    public static IEnumerable<LedgerItem<Sip>> Sips(ILedgerReader store, LedgerKeys keys, IEnumerable<ItemRow> rows, CancellationToken cancellation) =>
        Read(store, keys, SipRules.Rules, rows, cancellation);

    private static IEnumerable<LedgerItem<T>> Read<T>(ILedgerReader store, LedgerKeys keys, KindRules<T> rules, ItemQuery query, CancellationToken cancellation)
        where T : CareItem =>
        Read(store, keys, rules, store.Items(query with { Kind = rules.Kind }).Where(i => i.MergedInto == 0), cancellation);

    private static IEnumerable<LedgerItem<T>> Read<T>(ILedgerReader store, LedgerKeys keys, KindRules<T> rules, IEnumerable<ItemRow> rows, CancellationToken cancellation)
        where T : CareItem =>
        Cases(store, keys, rules, rows, cancellation).Select(c => Merged(rules, c.Case, c.Sources));

    /// <summary>Items with what each of their sources says, in the order of the rows.</summary>
    internal static IEnumerable<(LedgerCase<T> Case, IReadOnlyList<ItemSource> Sources)> Cases<T>(
        ILedgerReader store, LedgerKeys keys, KindRules<T> rules, IEnumerable<ItemRow> rows, CancellationToken cancellation)
        where T : CareItem
    {
        bool hasExport = store.Operations(EventKinds.Imported).Any(o => Snapshots.FilesOf(o).Any(f => f.Source == ItemSource.Prator && f.Kind == rules.Kind));
        using PayloadLoader payloads = new(store, keys);
        foreach (ItemRow[] batch in rows.Chunk(BatchItems))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach ((LedgerCase<T>, IReadOnlyList<ItemSource>) one in Batch(store, payloads, rules, batch, hasExport))
            {
                yield return one;
            }
        }
    }

    private static List<(LedgerCase<T> Case, IReadOnlyList<ItemSource> Sources)> Batch<T>(
        ILedgerReader store, PayloadLoader payloads, KindRules<T> rules, ItemRow[] items, bool hasExport)
        where T : CareItem
    {
        // A look-up an item: to run through all records would cost more, batch by batch.
        List<RecordRow> records = [.. items.SelectMany(i => store.Records(i.Id))];
        OrderBook orders = OrderBook.Of(store, items);
        Dictionary<long, T> values = payloads.Load(rules.Shape, Seqs(records.Where(r => r.Kind == rules.Kind))).ToDictionary(p => p.Entry.Seq, p => p.Value);
        Dictionary<long, Stay> stays = payloads.Load(StayRecords.Shape, Seqs(records.Where(r => r.Kind == RecordKind.Stay))).ToDictionary(p => p.Entry.Seq, p => p.Value);
        ILookup<long, RecordRow> byItem = records.ToLookup(r => r.Item);
        return [.. items.Select(i => CaseOf(rules.Kind, i, [.. byItem[i.Id]], values, stays, hasExport, orders.Find(i.Order)))];
    }

    private static IEnumerable<long> Seqs(IEnumerable<RecordRow> records) => records.Select(r => r.Payload).Order();

    private static (LedgerCase<T> Case, IReadOnlyList<ItemSource> Sources) CaseOf<T>(
        RecordKind kind, ItemRow row, List<RecordRow> records, Dictionary<long, T> values, Dictionary<long, Stay> stays, bool hasExport, OrderHistory? orders)
        where T : CareItem
    {
        RecordRow? prator = Best(records, ItemSource.Prator, kind);
        RecordRow? log = Best(records, ItemSource.OutageLog, kind);
        RecordRow? stay = Best(records, ItemSource.Census, RecordKind.Stay);
        LedgerCase<T> one = new()
        {
            Row = row,
            Prator = prator is null ? null : values[prator.Payload],
            IsInPrator = prator is { IsPresent: true },
            HasExport = hasExport,
            Log = log is null ? null : values[log.Payload],
            IsInLog = log is { IsPresent: true },
            Stay = stay is null ? null : stays[stay.Payload],
            IsStayPresent = stay is { IsPresent: true },
            Orders = orders,
        };
        return (one, [.. new[] { prator, log, stay }.OfType<RecordRow>().Select(r => r.Source)]);
    }

    private static LedgerItem<T> Merged<T>(KindRules<T> rules, LedgerCase<T> one, IReadOnlyList<ItemSource> sources)
        where T : CareItem
    {
        T item = one.Merged(rules, StandingDecisions.Of(one.Row.Decisions), out IReadOnlyList<LedgerQuestion> open);
        return new LedgerItem<T>
        {
            Row = one.Row,
            Item = rules.Numbered(item, one.Row.Id),
            Open = open,
            Sources = sources,
            Ordered = one.Orders?.Orders[^1],
        };
    }

    // Of several records of one source the one that is still there counts, else the newest: as when they were taken in.
    private static RecordRow? Best(List<RecordRow> records, ItemSource source, RecordKind kind) =>
        records.Where(r => r.Source == source && r.Kind == kind).OrderBy(r => r.IsPresent).ThenBy(r => r.Id).LastOrDefault();
}
