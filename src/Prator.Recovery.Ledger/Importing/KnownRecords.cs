namespace Prator.Recovery.Ledger;

/// <summary>The records that the ledger knew before an import, by what they are found by. It does not change while the import reads.</summary>
internal sealed class KnownRecords
{
    private static readonly IReadOnlyList<RecordRow> None = [];

    private readonly Dictionary<(ItemSource Source, RecordKind Kind, UInt128 Key), object> _byKey;
    private readonly Dictionary<long, object> _byItem;

    public KnownRecords(IEnumerable<RecordRow> records, int expected)
    {
        All = new List<RecordRow>(expected);
        _byKey = new(expected);
        _byItem = new(expected);
        foreach (RecordRow record in records)
        {
            All.Add(record);
            Add(_byKey, (record.Source, record.Kind, record.Key), record);
            if (record.Item != 0)
            {
                Add(_byItem, record.Item, record);
            }
        }
    }

    /// <summary>All, in the order of their numbers.</summary>
    public List<RecordRow> All { get; }

    /// <summary>The records of a source and kind that have a key: several where rows had the same key and said different things.</summary>
    public bool TryGet(ItemSource source, RecordKind kind, UInt128 key, out IReadOnlyList<RecordRow> records)
    {
        records = _byKey.TryGetValue((source, kind, key), out object? found) ? Listed(found) : None;
        return found is not null;
    }

    /// <summary>The records of an item.</summary>
    public IReadOnlyList<RecordRow> OfItem(long item) => _byItem.TryGetValue(item, out object? found) ? Listed(found) : None;

    // Nearly every key has one record: a list for each would double the memory.
    private static void Add<TKey>(Dictionary<TKey, object> table, TKey key, RecordRow record)
        where TKey : notnull
    {
        if (!table.TryAdd(key, record))
        {
            object held = table[key];
            if (held is List<RecordRow> list)
            {
                list.Add(record);
            }
            else
            {
                table[key] = new List<RecordRow> { (RecordRow)held, record };
            }
        }
    }

    private static IReadOnlyList<RecordRow> Listed(object held) => held as IReadOnlyList<RecordRow> ?? [(RecordRow)held];
}
