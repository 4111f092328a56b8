using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Prator.Recovery.Ledger;

/// <summary>The records that the ledger knew before an import, by what they are found by. It does not change while the import reads.</summary>
/// <remarks>Some 110 bytes a record. Safe for several threads to read.</remarks>
internal sealed class KnownRecords
{
    // A table half empty at most is searched in one or two steps.
    private const int PlacesOfRecord = 2;
    private const int FewestRecords = 64;
    private const int HalfBits = 32;

    // The places of so many records are fetched together: one by one the memory would be waited for.
    private const int RecordsAtOnce = 128;

    private readonly Dictionary<long, List<int>> _several = [];
    private readonly List<int> _firstOfItem;
    private Held[] _records;
    private int _count;
    private int _placed;
    private ulong _kinds;

    // By key: where the newest record of each key is in the array, plus one; 0 is free. The upper half is a part of the key, so that
    // hardly a record is looked at in vain: each look waits for memory.
    private ulong[] _places;

    /// <param name="records">All records, in the order of their numbers.</param>
    /// <param name="expected">How many there are, about.</param>
    public KnownRecords(IEnumerable<RecordMark> records, int expected)
    {
        _records = new Held[Math.Max(expected, FewestRecords)];
        _places = PlacesFor(_records.Length);
        _firstOfItem = new List<int>(expected + 1);
        foreach (RecordMark record in records)
        {
            Add(record);
            if (_count - _placed == RecordsAtOnce)
            {
                PlaceAdded();
            }
        }

        PlaceAdded();
    }

    /// <summary>All, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> All => Indexes().Select(i => _records[i].Record.ToRow());

    /// <summary>All of a source and kind, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> Of(ItemSource source, RecordKind kind) => IndexesOf(source, kind).Select(i => _records[i].Record.ToRow());

    /// <summary>Where all of a source and kind are, in the order of their numbers.</summary>
    public IEnumerable<int> IndexesOf(ItemSource source, RecordKind kind) =>
        (_kinds & BitOf(source, kind)) == 0 ? [] : Indexes().Where(i => _records[i].Record.Source == source && _records[i].Record.Kind == kind);

    /// <summary>The records of a source and kind that have a key: several where rows had the same key and said different things.</summary>
    public KeyMatches Find(ItemSource source, RecordKind kind, UInt128 key) =>
        IndexAt(PlaceOf(source, kind, key)) is >= 0 and var newest ? new KeyMatches(this, newest) : default;

    /// <summary>The records of an item, in the order of their numbers.</summary>
    public IEnumerable<RecordRow> OfItem(long item)
    {
        if (_several.TryGetValue(item, out List<int>? several))
        {
            return several.Select(i => _records[i].Record.ToRow());
        }

        return item < _firstOfItem.Count && _firstOfItem[(int)item] is >= 0 and var first ? [_records[first].Record.ToRow()] : [];
    }

    /// <summary>Whether more than one record tells of an item.</summary>
    public bool HasSeveral(long item) => _several.ContainsKey(item);

    /// <summary>The record at a place.</summary>
    public ref readonly RecordMark At(int index) => ref _records[index].Record;

    /// <summary>The record before that has the same key; negative where there is none.</summary>
    internal int SameKey(int index) => _records[index].Same;

    private static ulong BitOf(ItemSource source, RecordKind kind) => 1UL << (((int)source * 8) + (int)kind);

    private static ulong[] PlacesFor(int records) => new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)records * PlacesOfRecord)];

    private static ulong PlaceTo(int index, UInt128 key) => (PartOf(key) << HalfBits) | ((uint)index + 1);

    // Other bits than those that choose the place.
    private static ulong PartOf(UInt128 key) => (uint)(key >> HalfBits);

    private IEnumerable<int> Indexes() => Enumerable.Range(0, _count);

    private void Add(in RecordMark record)
    {
        if (_count == _records.Length)
        {
            Grow();
        }

        int index = _count++;
        _records[index] = new Held(record);
        _kinds |= BitOf(record.Source, record.Kind);
        if (record.Item != 0)
        {
            AddToItem((int)record.Item, index);
        }
    }

    private void PlaceAdded()
    {
        _ = Touch();

        for (; _placed < _count; _placed++)
        {
            ref Held held = ref _records[_placed];
            int place = PlaceOf(held.Record.Source, held.Record.Kind, held.Record.Key);
            held.Same = IndexAt(place);
            _places[place] = PlaceTo(_placed, held.Record.Key);
        }
    }

    // Brings the places near of the records that were added. Not to be left out by the compiler, though nobody wants the result.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Touch()
    {
        ulong touched = 0;
        for (int i = _placed; i < _count; i++)
        {
            ref readonly RecordMark record = ref At(i);
            touched ^= _places[HomeOf(record.Source, record.Kind, record.Key)];
        }

        return touched;
    }

    // Where a key is looked for first. Keys are hashes: their lowest bits are as good as any.
    private int HomeOf(ItemSource source, RecordKind kind, UInt128 key) =>
        (int)((uint)key + ((uint)source * 0x9E37_79B9) + ((uint)kind * 0x85EB_CA6B)) & (_places.Length - 1);

    // The place of a key, or the free one where it belongs.
    private int PlaceOf(ItemSource source, RecordKind kind, UInt128 key)
    {
        int last = _places.Length - 1;
        int at = HomeOf(source, kind, key);
        while (_places[at] != 0 && !(_places[at] >> HalfBits == PartOf(key) && _records[IndexAt(at)].Is(source, kind, key)))
        {
            at = (at + 1) & last;
        }

        return at;
    }

    // Negative where the place is free.
    private int IndexAt(int place) => (int)(uint)_places[place] - 1;

    private void Grow()
    {
        Array.Resize(ref _records, _records.Length * 2);
        _places = PlacesFor(_records.Length);
        for (int i = 0; i < _placed; i++)
        {
            ref readonly RecordMark record = ref At(i);
            _places[PlaceOf(record.Source, record.Kind, record.Key)] = PlaceTo(i, record.Key);
        }
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

    [StructLayout(LayoutKind.Auto)]
    private struct Held(in RecordMark record)
    {
        public readonly RecordMark Record = record;

        // The record before that has the same key; negative where there is none.
        public int Same = -1;

        public readonly bool Is(ItemSource source, RecordKind kind, UInt128 key) => Record.Key == key && Record.Source == source && Record.Kind == kind;
    }
}

/// <summary>The records that have one key; the default is none.</summary>
internal readonly struct KeyMatches(KnownRecords known, int last)
{
    public bool IsEmpty => known is null;

    /// <summary>The only record with the key; null where there are none or several.</summary>
    public RecordRow? Only => IsSingle ? known.At(last).ToRow() : null;

    /// <summary>Whether one record alone has the key.</summary>
    public bool IsSingle => known is not null && known.SameKey(last) < 0;

    /// <summary>The newest record with the key; there must be one.</summary>
    public ref readonly RecordMark Newest => ref known.At(last);

    /// <summary>Whether any of them says the same.</summary>
    public bool HasContent(UInt128 content)
    {
        for (int i = known is null ? -1 : last; i >= 0; i = known!.SameKey(i))
        {
            if (known!.At(i).Content == content)
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
            rows.Add(known!.At(i).ToRow());
        }

        rows.Reverse();
        return rows;
    }
}
