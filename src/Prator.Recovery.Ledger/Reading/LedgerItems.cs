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
        where T : CareItem
    {
        bool hasExport = store.Operations().Any(o => Snapshots.FilesOf(o).Any(f => f.Source == ItemSource.Prator && f.Kind == rules.Kind));
        using PayloadLoader payloads = new(store, keys);
        foreach (ItemRow[] batch in rows.Chunk(BatchItems))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (LedgerItem<T> item in Batch(store, payloads, rules, batch, hasExport))
            {
                yield return item;
            }
        }
    }

    private static List<LedgerItem<T>> Batch<T>(ILedgerReader store, PayloadLoader payloads, KindRules<T> rules, ItemRow[] items, bool hasExport)
        where T : CareItem
    {
        // A look-up an item: to run through all records would cost more, batch by batch.
        List<RecordRow> records = [.. items.SelectMany(i => store.Records(i.Id))];
        OrderBook orders = OrderBook.Of(store, items);
        Dictionary<long, T> values = payloads.Load(rules.Shape, Seqs(records.Where(r => r.Kind == rules.Kind))).ToDictionary(p => p.Entry.Seq, p => p.Value);
        Dictionary<long, Stay> stays = payloads.Load(StayRecords.Shape, Seqs(records.Where(r => r.Kind == RecordKind.Stay))).ToDictionary(p => p.Entry.Seq, p => p.Value);
        ILookup<long, RecordRow> byItem = records.ToLookup(r => r.Item);
        return [.. items.Select(i => Merged(rules, i, [.. byItem[i.Id]], values, stays, hasExport) with { Ordered = orders.Find(i.Order)?.Orders[^1] })];
    }

    private static IEnumerable<long> Seqs(IEnumerable<RecordRow> records) => records.Select(r => r.Payload).Order();

    private static LedgerItem<T> Merged<T>(
        KindRules<T> rules, ItemRow row, List<RecordRow> records, Dictionary<long, T> values, Dictionary<long, Stay> stays, bool hasExport)
        where T : CareItem
    {
        RecordRow? prator = Best(records, ItemSource.Prator, rules.Kind);
        RecordRow? log = Best(records, ItemSource.OutageLog, rules.Kind);
        RecordRow? stay = Best(records, ItemSource.Census, RecordKind.Stay);
        Disagreements both = new();
        T item = MergedItem.Of(
            rules,
            prator is null ? null : values[prator.Payload],
            prator is { IsPresent: true },
            hasExport,
            log is null ? null : values[log.Payload],
            stay is null ? null : stays[stay.Payload],
            stay is { IsPresent: true },
            row.DeceasedBy,
            both);
        return new LedgerItem<T>
        {
            Row = row,
            Item = rules.Numbered(item, row.Id),
            Open = [.. Follow.Questions(row.Asks).Where(q => q.Code == LedgerQuestion.Match), .. both.Found],
            Sources = [.. new[] { prator, log, stay }.OfType<RecordRow>().Select(r => r.Source)],
        };
    }

    // Of several records of one source the one that is still there counts, else the newest: as when they were taken in.
    private static RecordRow? Best(List<RecordRow> records, ItemSource source, RecordKind kind) =>
        records.Where(r => r.Source == source && r.Kind == kind).OrderBy(r => r.IsPresent).ThenBy(r => r.Id).LastOrDefault();
}
