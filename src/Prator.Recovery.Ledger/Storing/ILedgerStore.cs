namespace Prator.Recovery.Ledger;

/// <summary>Where a ledger is kept. Holds no rule of the ledger: it keeps rows, and writes all of an operation or nothing.</summary>
/// <remarks>Every method throws <see cref="LedgerException"/> where the store can't be used, with what to do about it.</remarks>
public interface ILedgerStore : IDisposable
{
    /// <summary>Where it is, as it may be shown: a path, or a connection without its password.</summary>
    string Place { get; }

    /// <summary>Begins to read. All that one reader gives is of one moment.</summary>
    ILedgerReader Read(CancellationToken cancellation);

    /// <summary>Begins to write, alone: waits for another writer, as long as the store's patience lasts.</summary>
    ILedgerWriter Write(CancellationToken cancellation);
}

/// <summary>Reads a ledger as it is at one moment. Sequences are read as they are asked for, one at a time.</summary>
public interface ILedgerReader : IDisposable
{
    LedgerIdentity Identity { get; }

    /// <summary>Who the store itself knows to be connected: a server's account that proved who it is. Null where a store can't tell, as a file can't.</summary>
    string? Actor { get; }

    /// <summary>Whether entries come with what identifies patients. False where the account may not read it: every entry's secret is null then.</summary>
    bool ShowsSecrets { get; }

    /// <summary>The newest entry's number and MAC; null while there is no entry.</summary>
    ChainHead? Head { get; }

    /// <summary>Operations, in order: all, or only those of one kind.</summary>
    IEnumerable<OperationRow> Operations(EventKinds? kind = null);

    /// <summary>The operation of a number; null where there is none.</summary>
    OperationRow? Operation(long id);

    /// <summary>Entries, in order.</summary>
    IEnumerable<LedgerEntry> Entries(EntryFilter filter);

    /// <summary>Of every entry about an item that says any of some kinds the little by which the item is followed, in order.</summary>
    IEnumerable<EntryMark> EntryMarks(EventKinds kinds);

    /// <summary>The entries with these numbers, in the order of the numbers.</summary>
    /// <param name="seqs">Ascending.</param>
    IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs);

    /// <summary>Records: all, or those of one item, in the order of their numbers.</summary>
    IEnumerable<RecordRow> Records(long? item = null);

    /// <summary>All records as values, in the order of their numbers.</summary>
    IEnumerable<RecordMark> RecordMarks();

    /// <summary>Items, in the order of their numbers.</summary>
    IEnumerable<ItemRow> Items(ItemQuery query);

    /// <summary>Of every item, in the order of their numbers without a hole, the little by which is seen that nothing happens to it.</summary>
    IEnumerable<ItemMark> Marks();

    /// <summary>How many items there are of each combination; one that turned out to be another item counts no more.</summary>
    IEnumerable<ItemCount> Counts();

    /// <summary>Rejected rows, in the order of their numbers.</summary>
    IEnumerable<RejectedEntry> Rejected(bool onlyOpen);

    /// <summary>Mails, in the order of their numbers.</summary>
    /// <param name="onlyUnsettled">Only those that were not accepted.</param>
    IEnumerable<MailRow> Mails(bool onlyUnsettled = false);

    /// <summary>The mail with a number; null where there is none.</summary>
    MailRow? Mail(long id);

    /// <summary>Decides items by a query; null where the store can't.</summary>
    ISetBasedTriage? SetBased => this as ISetBasedTriage;

    /// <summary>The highest number given out so far of items, records and rejected rows.</summary>
    LedgerNumbers Numbers { get; }
}

/// <summary>Writes a ledger, alone, in one transaction. What is not committed when it is disposed never was.</summary>
public interface ILedgerWriter : ILedgerReader
{
    void Append(LedgerEntry entry);

    void Put(OperationRow operation);

    /// <summary>Adds a record or takes the place of the one with its number.</summary>
    void Put(RecordRow record);

    /// <summary>Adds an item or takes the place of the one with its number.</summary>
    void Put(ItemRow item);

    /// <summary>Adds a rejected row or takes the place of the one with its number.</summary>
    void Put(RejectedEntry rejected);

    /// <summary>Adds a mail or takes the place of the one with its number.</summary>
    void Put(MailRow mail);

    /// <summary>Destroys the salt of the identifiers' key, so that no copy of it is left in the store's files.</summary>
    void EraseSalt();

    /// <summary>Makes everything written last, on the disk.</summary>
    void Commit();
}

/// <summary>Who a ledger is, from its creation on.</summary>
/// <param name="Id">Tells it from other ledgers.</param>
/// <param name="Salt">32 random bytes that go into the key of the identifiers; null once they were destroyed.</param>
/// <param name="CreatedAt">A point in time (UTC).</param>
/// <param name="IdentifierCheck">Tells whether a key is the identifiers' key of this ledger, without telling the key: 32 bytes.</param>
/// <param name="ChainCheck">The same for the key of the chain: 32 bytes.</param>
public sealed record LedgerIdentity(Guid Id, byte[]? Salt, DateTimeOffset CreatedAt, byte[] IdentifierCheck, byte[] ChainCheck);

/// <summary>The highest numbers given out.</summary>
public readonly record struct LedgerNumbers(long Operation, long Item, long Record, long Rejected);

/// <summary>Which entries to read. What is null lets everything through.</summary>
public sealed record EntryFilter
{
    public static EntryFilter All { get; } = new();

    /// <summary>Only of these items; 0 is no item, and entries about none are never among them.</summary>
    public IReadOnlyCollection<long>? Items { get; init; }

    /// <summary>Only of these operations.</summary>
    public IReadOnlyCollection<long>? Operations { get; init; }

    /// <summary>Only entries that say any of these.</summary>
    public EventKinds? Kinds { get; init; }
}

/// <summary>Which items to read. What is null lets everything through. Wildcards and ages are no matter of the store.</summary>
public sealed record ItemQuery
{
    public static ItemQuery All { get; } = new();

    public IReadOnlyCollection<long>? Ids { get; init; }

    /// <summary>Only from this number on.</summary>
    public long? From { get; init; }

    /// <summary>Only up to this number.</summary>
    public long? To { get; init; }

    public RecordKind? Kind { get; init; }

    public IReadOnlyCollection<Core.Decisions.RecoveryAction>? Actions { get; init; }

    public IReadOnlyCollection<ItemState>? States { get; init; }

    /// <summary>Only with a question.</summary>
    public bool OnlyQuestions { get; init; }

    /// <summary>Only items whose closure is to be ordered again on this day (<see cref="ItemRow.IsStaleOn"/>).</summary>
    public DateOnly? StaleOn { get; init; }
}

/// <summary>How many items are alike.</summary>
public sealed record ItemCount(
    RecordKind Kind, Core.Decisions.RecoveryAction Action, ItemState State, string? Municipality, string? Unit, string? Owner, bool HasQuestion, DateOnly? OrderedOn, long Count)
{
    /// <inheritdoc cref="ItemRow.IsStaleOn"/>
    public bool IsStaleOn(DateOnly day) => ItemRow.IsStale(State, OrderedOn, day);
}

/// <summary>What happened to an item at a glance.</summary>
/// <param name="Operation">The operation that did it.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Kinds">Everything that the entry says.</param>
public readonly record struct EntryMark(long Operation, long Item, EventKinds Kinds);

/// <summary>What is known of an item at a glance.</summary>
/// <param name="Kind">Episode or Sip.</param>
/// <param name="Rule">The rule that gave its action.</param>
/// <param name="State">Its state.</param>
/// <param name="HasQuestion">Whether somebody must answer something.</param>
/// <param name="IsFollowed">Whether more than the policy goes into its state: an order, or what people decided.</param>
/// <param name="HasOrder">Whether an order stands, was verified, or was done otherwise.</param>
/// <param name="IsMerged">Whether it turned out to be another item.</param>
public readonly record struct ItemMark(RecordKind Kind, string Rule, ItemState State, bool HasQuestion, bool IsFollowed, bool HasOrder, bool IsMerged);
