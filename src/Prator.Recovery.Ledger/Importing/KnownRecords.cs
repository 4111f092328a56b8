namespace Prator.Recovery.Ledger;

/// <summary>The records that the ledger knew before an import, by what they are found by. It does not change while the import reads.</summary>
/// <remarks>Some 150 bytes a record. Safe for several threads to read.</remarks>
internal sealed class KnownRecords
{
    private readonly Dictionary<(ItemSource, RecordKind), Dictionary<UInt128, int>> _byKey = [];
    private readonly Dictionary<long, List<int>> _several = [];
    private readonly List<Held> _records;
    private readonly List<int> _firstOfItem = [];

    /// <param name="records">All records, in the order of their numbers.</param>
    /// <param name="expected">How many there are, about.</param>
    public KnownRecords(IEnumerable<RecordRow> records, int expected)
    {
        _records = new List<Held>(expected);
        foreach (RecordRow record in records)
        {
            int index = _records.Count;
            Dictionary<UInt128, int> keys = KeysOf(record.Source, record.Kind, expected);
            int same = keys.GetValueOrDefault(record.Key, -1);
            keys[record.Key] = index;
            _records.Add(new Held(record, same));
            if (record.Item != 0)
            {
                AddToItem((int)record.Item, index);
            }
        }
    }

    /// <summary>All, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> All => _records.Select(r => r.ToRow());

    /// <summary>All of a source and kind, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> Of(ItemSource source, RecordKind kind) =>
        _byKey.ContainsKey((source, kind)) ? _records.Where(r => r.Source == source && r.Kind == kind).Select(r => r.ToRow()) : [];

    /// <summary>The records of a source and kind that have a key: several where rows had the same key and said different things.</summary>
    public KeyMatches Find(ItemSource source, RecordKind kind, UInt128 key) =>
        _byKey.TryGetValue((source, kind), out Dictionary<UInt128, int>? keys) && keys.TryGetValue(key, out int last) ? new KeyMatches(this, last) : default;

    /// <summary>The records of an item, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> OfItem(long item)
    {
        if (_several.TryGetValue(item, out List<int>? several))
        {
            return several.Select(i => _records[i].ToRow());
        }

        return item < _firstOfItem.Count && _firstOfItem[(int)item] is >= 0 and var first ? [_records[first].ToRow()] : [];
    }

    /// <summary>Whether more than one record tells of an item.</summary>
    public bool HasSeveral(long item) => _several.ContainsKey(item);

    internal UInt128 ContentOf(int index) => _records[index].Content;

    internal RecordRow RowOf(int index) => _records[index].ToRow();

    /// <summary>The record before that has the same key; negative where there is none.</summary>
    internal int SameKey(int index) => _records[index].Same;

    private Dictionary<UInt128, int> KeysOf(ItemSource source, RecordKind kind, int expected)
    {
        if (!_byKey.TryGetValue((source, kind), out Dictionary<UInt128, int>? keys))
        {
            _byKey.Add((source, kind), keys = new(_byKey.Count == 0 ? expected : 0));
        }

        return keys;
    }

    private void AddToItem(int item, int index)
    {
        while (_firstOfItem.Count <= item)
        {
            _firstOfItem.Add(-1);
        }

        if (_firstOfItem[item] < 0)
        {
            _firstOfItem[item] = index;
        }
        else if (_several.TryGetValue(item, out List<int>? list))
        {
            list.Add(index);
        }
        else
        {
            _several.Add(item, [_firstOfItem[item], index]);
        }
    }

    // A million records as objects would keep the garbage collector busy.
    private readonly struct Held(RecordRow row, int same)
    {
        private readonly UInt128 _key = row.Key;
        private readonly UInt128 _patient = row.Patient;
        private readonly long _item = row.Item;
        private readonly long _payload = row.Payload;
        private readonly long _id = row.Id;
        private readonly int _day = row.Day;
        private readonly bool _hasId = row.HasId;
        private readonly bool _isPresent = row.IsPresent;

        public UInt128 Content { get; } = row.Content;

        public int Same { get; } = same;

        public ItemSource Source { get; } = row.Source;

        public RecordKind Kind { get; } = row.Kind;

        public RecordRow ToRow() => new()
        {
            Id = _id,
            Source = Source,
            Kind = Kind,
            Item = _item,
            Key = _key,
            HasId = _hasId,
            Patient = _patient,
            Day = _day,
            Content = Content,
            IsPresent = _isPresent,
            Payload = _payload,
        };
    }
}

/// <summary>The records that have one key; the default is none.</summary>
internal readonly struct KeyMatches(KnownRecords known, int last)
{
    public bool IsEmpty => known is null;

    /// <summary>The only record with the key; null where there are none or several.</summary>
    public RecordRow? Only => known is not null && known.SameKey(last) < 0 ? known.RowOf(last) : null;

    /// <summary>Whether any of them says the same.</summary>
    public bool HasContent(UInt128 content)
    {
        for (int i = known is null ? -1 : last; i >= 0; i = known!.SameKey(i))
        {
            if (known!.ContentOf(i) == content)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>In the order of their numbers.</summary>
    public IEnumerable<RecordRow> All()
    {
        List<RecordRow> rows = [];
        for (int i = known is null ? -1 : last; i >= 0; i = known!.SameKey(i))
        {
            rows.Add(known!.RowOf(i));
        }

        rows.Reverse();
        return rows;
    }
}
