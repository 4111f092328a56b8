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

    /// <summary>The number of this operation.</summary>
    public long Number => _log.Operation;

    /// <summary>Its entries, for what goes on with it.</summary>
    public EntryLog Log => _log;

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
    /// <param name="before">The item as it was.</param>
    /// <param name="after">The item as it is to be.</param>
    /// <param name="kinds">What happened.</param>
    /// <param name="add">Adds what the entry says besides.</param>
    /// <param name="secret">What may tell who the patient is, sealed; null where there is nothing.</param>
    public void Append(ItemRow before, ItemRow after, EventKinds kinds, Action<EntryBodyWriter> add, byte[]? secret = null)
    {
        HistoryCheck.Check(before, [], _store.Entries(new EntryFilter { Items = [before.Id] }));
        Begin();
        ItemRow next = Stamp.On(before, after, kinds, _log.Operation);
        _log.Body.Begin();
        if (next != before)
        {
            _log.Body.Item(next, before, isNew: false);
            _log.Body.Was(before);
        }

        add(_log.Body);
        _log.Append(kinds, next.Id, record: 0, secret);
        if (next != before)
        {
            _store.Put(next);
            _items[next.Id] = next;
        }
    }

    /// <summary>Writes what happened to a rejected row, and what it is now.</summary>
    public void Append(RejectedEntry row, EventKinds kinds, byte[]? secret = null)
    {
        Begin();
        _log.Body.Begin();
        _log.Body.Part(BodyPart.Rejected, row);
        _log.Append(kinds, item: 0, record: 0, secret);
        _store.Put(row);
    }

    /// <summary>Writes what became of a mail, and what it is now.</summary>
    public MailRow Append(MailRow mail, EventKinds kinds)
    {
        Begin();
        MailRow stamped = mail with { FirstOperation = mail.FirstOperation == 0 ? _log.Operation : mail.FirstOperation, StateOperation = _log.Operation };
        _log.Body.Begin();
        _log.Body.Part(BodyPart.Mail, stamped);
        _log.Append(kinds);
        _store.Put(stamped);
        return stamped;
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
