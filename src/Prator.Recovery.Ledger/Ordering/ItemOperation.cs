namespace Prator.Recovery.Ledger;

/// <summary>An operation on some items: its head is written with the first entry, so that one that changes nothing leaves no trace.</summary>
internal sealed class ItemOperation : IDisposable
{
    private readonly ILedgerWriter _store;
    private readonly Act _act;
    private readonly EventKinds _kind;
    private readonly ChainWriter _chain;
    private readonly EntryLog _log;
    private readonly Dictionary<long, ItemRow> _items;
    private bool _hasBegun;

    /// <exception cref="LedgerException">The chain's key is missing.</exception>
    public ItemOperation(ILedgerWriter store, LedgerKeys keys, Act act, IReadOnlyCollection<long> items, EventKinds kind = EventKinds.Begun)
    {
        _store = store;
        _act = act;
        _kind = kind;
        _chain = keys.OpenChain(store.Head);
        _log = new EntryLog(store, _chain, store.Numbers.Operation + 1);
        _items = items.Count == 0 ? [] : store.Items(new ItemQuery { Ids = items }).ToDictionary(i => i.Id);
    }

    /// <summary>The number of the next entry of an item.</summary>
    public long NextEntry => _log.Next + (_hasBegun ? 0 : 1);

    /// <summary>The end of the chain as it will be.</summary>
    public ChainHead Head => _store.Head!;

    /// <summary>An item as it is now; null where there is none of that number.</summary>
    public ItemRow? Find(long item) => _items.GetValueOrDefault(item);

    /// <summary>Writes the head where it is not there yet.</summary>
    public void Begin(Action<EntryBodyWriter>? add = null)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            OperationLog.Begin(_store, _log, _kind, new OperationPart(_act.Time, _act.Actor, _act.Cmdlet, _act.Policy, _act.PolicyHash, null, null, null), policyText: null, add);
        }
    }

    /// <summary>Writes what happened to an item, and what it is now.</summary>
    public void Append(ItemRow before, ItemRow after, EventKinds kinds, Action<EntryBodyWriter> add)
    {
        HistoryCheck.Check(before, [], _store.Entries(new EntryFilter { Items = [before.Id] }));
        Begin();
        ItemRow next = after with { StateOperation = after.State == before.State ? before.StateOperation : _log.Operation };
        _log.Body.Begin();
        if (next != before)
        {
            _log.Body.Item(next, before, isNew: false);
            _log.Body.Was(before);
        }

        add(_log.Body);
        _log.Append(kinds, next.Id);
        if (next != before)
        {
            _store.Put(next);
            _items[next.Id] = next;
        }
    }

    public void Commit()
    {
        if (_hasBegun)
        {
            _store.Commit();
        }
    }

    public void Dispose()
    {
        _log.Dispose();
        _chain.Dispose();
    }
}
