namespace Prator.Recovery.Ledger;

/// <summary>
/// The items that the ledger knew before an import: of each the little by which is seen that nothing happens to it, and the
/// whole where something does.
/// </summary>
/// <remarks>Some 30 bytes an item, and the blocks of items that were asked for.</remarks>
internal sealed class KnownItems
{
    private const int BlockItems = 256;
    private const int MostBlocks = 2_000;

    private readonly ILedgerReader _store;
    private readonly List<ItemMark> _marks;
    private readonly Dictionary<long, ItemRow[]> _blocks = [];
    private Dictionary<long, ItemRow> _fetched = [];

    /// <param name="store">Gives the whole items.</param>
    /// <param name="marks">Of every item, by its number.</param>
    public KnownItems(ILedgerReader store, List<ItemMark> marks)
    {
        _store = store;
        _marks = marks;
    }

    /// <summary>What is known of an item at a glance.</summary>
    public ItemMark MarkOf(long item) => _marks[(int)item];

    /// <summary>Reads some items at once; those of the last time are forgotten.</summary>
    public void Fetch(IReadOnlyCollection<long> items)
    {
        _fetched = _store.Items(new ItemQuery { Ids = items }).ToDictionary(i => i.Id);
    }

    /// <summary>An item, whole.</summary>
    public ItemRow this[long item]
    {
        get
        {
            if (_fetched.TryGetValue(item, out ItemRow? one))
            {
                return one;
            }

            long block = item / BlockItems;
            if (!_blocks.TryGetValue(block, out ItemRow[]? rows))
            {
                if (_blocks.Count >= MostBlocks)
                {
                    _blocks.Clear();
                }

                rows = [.. _store.Items(new ItemQuery { From = block * BlockItems, To = ((block + 1) * BlockItems) - 1 })];
                _blocks.Add(block, rows);
            }

            ItemRow found = rows[Array.FindIndex(rows, r => r.Id == item)];
            return found;
        }
    }

    /// <summary>The numbers of all items of a kind that stand for themselves.</summary>
    public IEnumerable<long> Of(RecordKind kind)
    {
        for (int item = 1; item < _marks.Count; item++)
        {
            if (_marks[item].Kind == kind && !_marks[item].IsMerged)
            {
                yield return item;
            }
        }
    }

    /// <summary>The items of a kind with an order, whole.</summary>
    public IEnumerable<ItemRow> Ordered(RecordKind kind) => Of(kind).Where(i => _marks[(int)i].HasOrder).Select(i => this[i]);
}
