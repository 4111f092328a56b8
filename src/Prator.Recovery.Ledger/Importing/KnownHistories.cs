namespace Prator.Recovery.Ledger;

/// <summary>What the log says of items: of those that are about to be written read in groups, of others one by one.</summary>
/// <remarks>Each reading waits for what is being written, which takes longer than the reading itself.</remarks>
internal sealed class KnownHistories(ILedgerReader store)
{
    private Dictionary<long, List<LedgerEntry>> _fetched = [];

    /// <summary>Reads what the log says of some items; what was read before is forgotten.</summary>
    public void Fetch(IReadOnlyCollection<long> items)
    {
        _fetched = new Dictionary<long, List<LedgerEntry>>(items.Count);
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Items = items }))
        {
            (_fetched.TryGetValue(entry.Item, out List<LedgerEntry>? entries) ? entries : _fetched[entry.Item] = []).Add(entry);
        }
    }

    /// <summary>The entries about an item, in order, as they were before the import.</summary>
    public IReadOnlyList<LedgerEntry> Of(long item) =>
        _fetched.TryGetValue(item, out List<LedgerEntry>? entries) ? entries : [.. store.Entries(new EntryFilter { Items = [item] })];

    /// <summary>The entry that holds what a record says.</summary>
    public LedgerEntry PayloadOf(RecordRow record) =>
        (_fetched.TryGetValue(record.Item, out List<LedgerEntry>? entries) ? entries.Find(e => e.Seq == record.Payload) : null)
        ?? store.EntriesAt([record.Payload]).Single();
}
