namespace Prator.Recovery.Ledger;

/// <summary>
/// Holds an item against the log before anything is built on it: a state that somebody edited must not become true by what a
/// command writes next.
/// </summary>
internal static class HistoryCheck
{
    /// <param name="item">The item as it stands in the ledger.</param>
    /// <param name="records">Records of it, as they stand in the ledger.</param>
    /// <param name="history">The entries about it, in order.</param>
    /// <exception cref="LedgerException">The log says otherwise.</exception>
    public static void Check(ItemRow item, IReadOnlyList<RecordRow> records, IEnumerable<LedgerEntry> history)
    {
        Replay replay = new(isPart: true);
        bool hasMoved = false;
        HashSet<long> told = [];
        foreach (LedgerEntry entry in history)
        {
            replay.Apply(entry);
            hasMoved |= entry.Kinds.HasFlag(EventKinds.Linked);
            told.Add(entry.Record);
        }

        // Of a record that came from another item, that item's entries tell as well: of one that two items became, this one's tell only that it came.
        bool areRecordsSound = hasMoved || records.All(r => replay.Records.TryGetValue(r.Id, out RecordRow? known) ? r.Equals(known) : told.Contains(r.Id));
        if (!item.Equals(replay.Items.GetValueOrDefault(item.Id)) || !areRecordsSound)
        {
            throw new LedgerException(
                LedgerFault.Damaged,
                Messages.ItemEdited(item.Id));
        }
    }
}
