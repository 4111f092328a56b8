using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>Reads within one transaction. Not safe for several threads.</summary>
internal class PostgresLedgerReader(PostgresSession session, PostgresAccount account) : ILedgerReader, ISetBasedTriage
{
    private const int EntriesAtOnce = 500;

    private LedgerIdentity? _identity;
    private ChainHead? _head;
    private LedgerNumbers? _numbers;

    public LedgerIdentity Identity
    {
        get => _identity ??= PostgresIdentity.Read(session);
        protected set => _identity = value;
    }

    public virtual ChainHead? Head => _head ??= ReadHead();

    public virtual LedgerNumbers Numbers => _numbers ??= ReadNumbers();

    public string? Actor => account.Name;

    public bool ShowsSecrets => account.MayReadSecrets;

    protected PostgresSession Session => session;

    private string SelectEntries => account.MayReadSecrets ? PostgresTables.Entries.Select : PostgresEntries.SelectClear;

    public IEnumerable<OperationRow> Operations(EventKinds? kind = null)
    {
        PostgresQuery query = new(PostgresTables.Operations.Select, " ORDER BY id");
        return Rows(PostgresTables.Operations, kind is { } one ? query.Where("kind = ?", (long)one) : query);
    }

    public OperationRow? Operation(long id)
    {
        Settle(PostgresTables.Operations.Name);
        return session.All(new PostgresQuery(PostgresTables.Operations.Select).Where("id = ?", id), row => PostgresTables.Operations.Read(row, session.Texts)).FirstOrDefault();
    }

    public IEnumerable<LedgerEntry> Entries(EntryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);

        // Only with this is the index of entries about items used.
        PostgresQuery query = new PostgresQuery(SelectEntries, " ORDER BY seq").Among("item > 0 AND item", filter.Items);
        if (filter.Kinds is { } kinds)
        {
            query.Where("(kinds & ?) <> 0", (long)kinds);
        }

        return filter.Operations is { } operations ? OfOperations(query, operations) : Rows(PostgresTables.Entries, query);
    }

    public IEnumerable<EntryMark> EntryMarks(EventKinds kinds) => Rows(
        PostgresTables.Entries.Name,
        new PostgresQuery("SELECT operation, item, kinds FROM entry", " ORDER BY seq").Where("item > 0").Where("(kinds & ?) <> 0", (long)kinds),
        row => new EntryMark(row.GetInt64(0), row.GetInt64(1), (EventKinds)row.GetInt64(2)));

    public IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs)
    {
        ArgumentNullException.ThrowIfNull(seqs);
        foreach (long[] some in seqs.Chunk(EntriesAtOnce))
        {
            SettleEntries(some[^1]);
            Dictionary<long, LedgerEntry> found = session.All(new PostgresQuery(SelectEntries).Among("seq", some), row => PostgresTables.Entries.Read(row, session.Texts))
                .ToDictionary(entry => entry.Seq);
            foreach (long seq in some)
            {
                if (found.TryGetValue(seq, out LedgerEntry? entry))
                {
                    yield return entry;
                }
            }
        }
    }

    public IEnumerable<RecordRow> Records(long? item = null)
    {
        PostgresQuery query = new(PostgresTables.Records.Select, " ORDER BY id");
        if (item is { } one)
        {
            query.Where(one > 0 ? "item > 0 AND item = ?" : "item = ?", one);
        }

        return Rows(PostgresTables.Records, query);
    }

    public IEnumerable<RecordMark> RecordMarks()
    {
        byte[] room = new byte[StoredValues.HashBytes];
        return Rows(PostgresTables.Records.Name, new PostgresQuery(PostgresTables.Records.Select, " ORDER BY id"), row => PostgresRecords.ReadMark(row, room));
    }

    public IEnumerable<ItemRow> Items(ItemQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        PostgresQuery where = new PostgresQuery(PostgresTables.Items.Select, " ORDER BY id")
            .Among("id", query.Ids)
            .Among("action", query.Actions?.Select(StoredValues.NameOf))
            .Among("state", query.States?.Select(state => (short)state));
        if (query.Kind is { } kind)
        {
            where.Where("kind = ?", (short)kind);
        }

        if (query.From is { } from)
        {
            where.Where("id >= ?", from);
        }

        if (query.To is { } to)
        {
            where.Where("id <= ?", to);
        }

        if (query.OnlyQuestions)
        {
            where.Where("has_question");
        }

        if (query.StaleOn is { } day)
        {
            where.Where("state = ?", (short)ItemState.Ordered);
            where.Where("ordered_on < ?", day);
        }

        return Rows(PostgresTables.Items, where);
    }

    public IEnumerable<ItemMark> Marks() => Rows(
        PostgresTables.Items.Name,
        new PostgresQuery("SELECT kind, rule, state, has_question, order_entry <> 0 OR decisions IS NOT NULL, order_entry <> 0, merged_into FROM item", " ORDER BY id"),
        row => new ItemMark(
            (RecordKind)row.GetInt16(0), session.Texts.Of(row.GetString(1)), (ItemState)row.GetInt16(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5), row.GetInt64(6) != 0));

    public IEnumerable<ItemCount> Counts() => Rows(
        PostgresTables.Items.Name,
        new PostgresQuery(
            "SELECT kind, action, state, municipality, unit, owner, has_question, ordered_on, count(*) FROM item",
            " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4 NULLS FIRST, 5 NULLS FIRST, 6 NULLS FIRST, 7, 8 NULLS FIRST").Where("merged_into = 0"),
        row => new ItemCount(
            (RecordKind)row.GetInt16(0),
            StoredValues.Action(row.GetString(1)),
            (ItemState)row.GetInt16(2),
            TextOrNull(row, 3),
            TextOrNull(row, 4),
            TextOrNull(row, 5),
            row.GetBoolean(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
            row.GetInt64(8)));

    public IEnumerable<RejectedEntry> Rejected(bool onlyOpen)
    {
        PostgresQuery query = new(PostgresTables.Rejected.Select, " ORDER BY id");
        return Rows(PostgresTables.Rejected, onlyOpen ? query.Where("mended_operation = 0") : query);
    }

    public IEnumerable<MailRow> Mails(bool onlyUnsettled = false)
    {
        PostgresQuery query = new(PostgresTables.Mail.Select, " ORDER BY id");
        return Rows(PostgresTables.Mail, onlyUnsettled ? query.Where("state <> ?", (short)MailState.Accepted) : query);
    }

    public MailRow? Mail(long id) => Rows(PostgresTables.Mail, new PostgresQuery(PostgresTables.Mail.Select).Where("id = ?", id)).FirstOrDefault();

    public string Table => PostgresTriage.Table;

    public IReadOnlyCollection<long> DecidedOtherwise(RecordKind kind, string statement)
    {
        Settle(PostgresTables.Items.Name);
        Settle(PostgresTables.Records.Name);
        Settle(PostgresTables.Entries.Name);
        return session.All(PostgresTriage.Query(kind, statement), row => row.GetInt64(0));
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            session.Dispose();
        }
    }

    /// <summary>Sees to it that a query of a table gives what this one wrote, too.</summary>
    protected virtual void Settle(string table)
    {
    }

    /// <summary>The same of entries, up to a number.</summary>
    protected virtual void SettleEntries(long upTo)
    {
    }

    private string? TextOrNull(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : session.Texts.Of(row.GetString(column));

    private ChainHead? ReadHead() =>
        session.All(new PostgresQuery("SELECT seq, mac FROM entry", " ORDER BY seq DESC LIMIT 1"), row => new ChainHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1))).FirstOrDefault();

    private LedgerNumbers ReadNumbers() => session.All(
        new PostgresQuery(
            """
            SELECT coalesce((SELECT max(id) FROM operation), 0), coalesce((SELECT max(id) FROM item), 0),
                coalesce((SELECT max(id) FROM record), 0), coalesce((SELECT max(id) FROM rejected), 0)
            """),
        row => new LedgerNumbers(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    private IEnumerable<LedgerEntry> OfOperations(PostgresQuery query, IReadOnlyCollection<long> operations)
    {
        if (operations.Count == 0)
        {
            yield break;
        }

        // An operation's entries follow one another: no index is needed to find them.
        Settle(PostgresTables.Operations.Name);
        (long first, long last) = session.All(
            new PostgresQuery(
                """
                SELECT coalesce((SELECT min(seq) FROM operation WHERE id >= $1), 0),
                    coalesce((SELECT min(seq) - 1 FROM operation WHERE id > $2), 9223372036854775807)
                """).With(operations.Min()).With(operations.Max()),
            row => (row.GetInt64(0), row.GetInt64(1)))[0];
        foreach (LedgerEntry entry in Rows(PostgresTables.Entries, query.Where("seq >= ?", first).Where("seq <= ?", last).Among("operation", operations)))
        {
            yield return entry;
        }
    }

    private IEnumerable<TRow> Rows<TRow>(PostgresTable<TRow> table, PostgresQuery query) => Rows(table.Name, query, row => table.Read(row, session.Texts));

    private IEnumerable<T> Rows<T>(string table, PostgresQuery query, Func<NpgsqlDataReader, T> read)
    {
        Settle(table);
        foreach (T row in session.Rows(query, read))
        {
            yield return row;
        }
    }
}
