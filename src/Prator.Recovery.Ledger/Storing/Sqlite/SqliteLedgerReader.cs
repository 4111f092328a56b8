using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>Reads within one transaction. Not safe for several threads.</summary>
internal class SqliteLedgerReader(SqliteFile file) : ILedgerReader
{
    private LedgerIdentity? _identity;
    private ChainHead? _head;
    private LedgerNumbers? _numbers;

    public LedgerIdentity Identity
    {
        get => _identity ??= SqliteIdentity.Read(file);
        protected set => _identity = value;
    }

    public virtual ChainHead? Head => _head ??= ReadHead();

    public virtual LedgerNumbers Numbers => _numbers ??= new LedgerNumbers(Highest("operation"), Highest("item"), Highest("record"), Highest("rejected"));

    /// <summary>Null: whoever may write the file may say to be anybody.</summary>
    public string? Actor => null;

    public bool ShowsSecrets => true;

    protected SqliteFile File => file;

    public IEnumerable<OperationRow> Operations(EventKinds? kind = null)
    {
        SqliteConditions where = new();
        if (kind is { } one)
        {
            where.Add("kind = ?", (long)one);
        }

        return Rows($"SELECT {SqliteOperations.Columns} FROM operation{where.Text} ORDER BY id", where.Bind, SqliteOperations.Read);
    }

    public OperationRow? Operation(long id) =>
        Rows($"SELECT {SqliteOperations.Columns} FROM operation WHERE id = ?1", statement => statement.Bind(1, id), SqliteOperations.Read).FirstOrDefault();

    public IEnumerable<LedgerEntry> Entries(EntryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        SqliteConditions where = new();
        // Only with `item > 0` is the index of entries about items used; and of one item it gives them in order.
        if (filter.Items is { Count: 1 } one)
        {
            where.Add("item > 0 AND item = ?", one.Single());
        }
        else
        {
            where.AddAmong("item > 0 AND item", filter.Items);
        }

        if (filter.Operations is { } operations)
        {
            // An operation's entries follow one another: no index is needed to find them.
            (long first, long last) = SpanOf(operations);
            where.Add("seq >= ?", first);
            where.Add("seq <= ?", last);
            where.AddAmong("operation", operations);
        }

        if (filter.Kinds is { } kinds)
        {
            where.Add("kinds & ? <> 0", (long)kinds);
        }

        return Rows($"SELECT {SqliteEntries.Columns} FROM entry{where.Text} ORDER BY seq", where.Bind, SqliteEntries.Read);
    }

    public IEnumerable<EntryMark> EntryMarks(EventKinds kinds) => Rows(
        "SELECT operation, item, kinds FROM entry NOT INDEXED WHERE item > 0 AND kinds & ?1 <> 0 ORDER BY seq",
        statement => statement.Bind(1, (long)kinds),
        static row => new EntryMark(row.Int64(0), row.Int64(1), (EventKinds)row.Int64(2)));

    public IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs)
    {
        ArgumentNullException.ThrowIfNull(seqs);
        using Statement one = file.Prepare($"SELECT {SqliteEntries.Columns} FROM entry WHERE seq = ?1");
        foreach (long seq in seqs)
        {
            one.Bind(1, seq);
            if (one.Step())
            {
                LedgerEntry entry = SqliteEntries.Read(one);
                one.Reset();
                yield return entry;
            }
            else
            {
                one.Reset();
            }
        }
    }

    public IEnumerable<RecordRow> Records(long? item = null)
    {
        SqliteConditions where = new();
        if (item is { } one)
        {
            // 0 is in no index; every other number is in that which a look-up needs.
            where.Add(one > 0 ? "item > 0 AND item = ?" : "item = ?", one);
        }

        return Rows($"SELECT {SqliteRecords.Columns} FROM record{where.Text} ORDER BY id", where.Bind, SqliteRecords.Read);
    }

    public IEnumerable<RecordMark> RecordMarks() => SqliteScan.Rows(file, SqliteRecords.Columns, "record", SqliteRecords.ReadMark<SqliteValues>);

    public IEnumerable<ItemRow> Items(ItemQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqliteConditions where = new();
        where.AddAmong("id", query.Ids);
        where.AddAmong("action", query.Actions?.Select(StoredValues.NameOf));
        where.AddAmong("state", query.States?.Select(state => (long)state));
        if (query.Kind is { } kind)
        {
            where.Add("kind = ?", (long)kind);
        }

        if (query.From is { } from)
        {
            where.Add("id >= ?", from);
        }

        if (query.To is { } to)
        {
            where.Add("id <= ?", to);
        }

        if (query.OnlyQuestions)
        {
            where.Add("has_question = ?", 1);
        }

        if (query.StaleOn is { } day)
        {
            where.Add("state = ?", (long)ItemState.Ordered);
            where.Add("ordered_on < ?", StoredValues.Text(day)!);
        }

        return Rows($"SELECT {SqliteItems.Columns} FROM item{where.Text} ORDER BY id", where.Bind, SqliteItems.Read);
    }

    public IEnumerable<ItemMark> Marks() => SqliteScan.Rows(
        file,
        "kind, rule, state, has_question, order_entry <> 0 OR decisions IS NOT NULL, order_entry <> 0, merged_into",
        "item",
        static row => new ItemMark((RecordKind)row.Int32(0), row.Text(1), (ItemState)row.Int32(2), row.Flag(3), row.Flag(4), row.Flag(5), row.Int64(6) != 0));

    public IEnumerable<ItemCount> Counts() => Rows(
        """
        SELECT kind, action, state, municipality, unit, owner, has_question, ordered_on, count(*) FROM item WHERE merged_into = 0
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
        """,
        static _ => { },
        static row => new ItemCount(
            (RecordKind)row.Int32(0),
            StoredValues.Action(row.Text(1)),
            (ItemState)row.Int32(2),
            row.TextOrNull(3),
            row.TextOrNull(4),
            row.TextOrNull(5),
            row.Flag(6),
            StoredValues.ReadDay(row.TextOrNull(7)),
            row.Int64(8)));

    public IEnumerable<RejectedEntry> Rejected(bool onlyOpen) => Rows(
        $"SELECT {SqliteRejected.Columns} FROM rejected{(onlyOpen ? " WHERE mended_operation = 0" : string.Empty)} ORDER BY id",
        static _ => { },
        SqliteRejected.Read);

    public IEnumerable<MailRow> Mails(bool onlyUnsettled = false)
    {
        SqliteConditions where = new();
        if (onlyUnsettled)
        {
            where.Add("state <> ?", (long)MailState.Accepted);
        }

        return Rows($"SELECT {SqliteMail.Columns} FROM mail{where.Text} ORDER BY id", where.Bind, SqliteMail.Read);
    }

    public MailRow? Mail(long id) =>
        Rows($"SELECT {SqliteMail.Columns} FROM mail WHERE id = ?1", statement => statement.Bind(1, id), SqliteMail.Read).FirstOrDefault();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }
    }

    private ChainHead? ReadHead()
    {
        using Statement row = file.Prepare("SELECT seq, mac FROM entry ORDER BY seq DESC LIMIT 1");
        return row.Step() ? new ChainHead(row.Int64(0), row.Bytes(1).ToArray()) : null;
    }

    private long Highest(string table) =>
        file.Number(string.Create(CultureInfo.InvariantCulture, $"SELECT max({(table == "entry" ? "seq" : "id")}) FROM {table}"));

    private (long First, long Last) SpanOf(IReadOnlyCollection<long> operations)
    {
        if (operations.Count == 0)
        {
            return (1, 0);
        }

        using Statement row = file.Prepare(
            """
            SELECT coalesce((SELECT min(seq) FROM operation WHERE id >= ?1), 0),
                coalesce((SELECT min(seq) - 1 FROM operation WHERE id > ?2), 9223372036854775807)
            """);
        row.Bind(1, operations.Min());
        row.Bind(2, operations.Max());
        row.Step();
        return (row.Int64(0), row.Int64(1));
    }

    private IEnumerable<T> Rows<T>(string sql, Action<Statement> bind, Func<Statement, T> read)
    {
        using Statement statement = file.Prepare(sql);
        bind(statement);
        while (statement.Step())
        {
            yield return Row(statement, read);
        }
    }

    private T Row<T>(Statement statement, Func<Statement, T> read)
    {
        try
        {
            return read(statement);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw SqliteFault.Damaged(file.Path, Messages.RowImpossible, exception);
        }
    }
}
