namespace Prator.Recovery.Ledger;

/// <summary>What happened to a ledger's items by some operations.</summary>
public sealed class LedgerChanges
{
    private readonly Dictionary<EventKinds, int> _counts;

    private LedgerChanges(int isNew, int decidedDifferently, Dictionary<EventKinds, int> counts)
    {
        New = isNew;
        DecidedDifferently = decidedDifferently;
        _counts = counts;
    }

    /// <summary>Items that were seen for the first time.</summary>
    public int New { get; }

    /// <summary>Items that were known, and got another action or rule.</summary>
    public int DecidedDifferently { get; }

    /// <summary>How many items a thing happened to, each counted once; of rejected and mended rows how many rows.</summary>
    public int Count(EventKinds kind) => _counts.GetValueOrDefault(kind);

    /// <summary>Counts what operations did.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="counts">Which operations.</param>
    /// <param name="cancellation">Stops the counting.</param>
    /// <param name="includes">Which items, by number; rows that could not be read are then left out. Null where all are meant.</param>
    public static LedgerChanges By(ILedgerReader store, Func<OperationRow, bool> counts, CancellationToken cancellation, Func<long, bool>? includes = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        HashSet<long> operations = [.. store.Operations().Where(counts).Select(o => o.Id)];
        if (operations.Count == 0)
        {
            return new LedgerChanges(0, 0, []);
        }

        Dictionary<EventKinds, int> counted = [];
        Dictionary<long, EventKinds> items = [];
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Operations = operations }))
        {
            cancellation.ThrowIfCancellationRequested();
            if (includes is not null && (entry.Item == 0 || !includes(entry.Item)))
            {
                continue;
            }

            if (entry.Item != 0)
            {
                items[entry.Item] = items.GetValueOrDefault(entry.Item) | entry.Kinds;
            }
            else
            {
                Add(counted, entry.Kinds & (EventKinds.Rejected | EventKinds.Mended));
            }
        }

        HashSet<long> isNew = items.Values.Any(k => k.HasFlag(EventKinds.Seen))
            ? [.. store.Items(ItemQuery.All).Where(i => operations.Contains(i.FirstOperation)).Select(i => i.Id)]
            : [];
        foreach (EventKinds kinds in items.Values)
        {
            Add(counted, kinds);
        }

        return new LedgerChanges(isNew.Count, items.Count(i => i.Value.HasFlag(EventKinds.Decided) && !isNew.Contains(i.Key)), counted);
    }

    private static void Add(Dictionary<EventKinds, int> counted, EventKinds kinds)
    {
        for (long bits = (long)kinds; bits != 0; bits &= bits - 1)
        {
            EventKinds one = (EventKinds)(bits & -bits);
            counted[one] = counted.GetValueOrDefault(one) + 1;
        }
    }
}
