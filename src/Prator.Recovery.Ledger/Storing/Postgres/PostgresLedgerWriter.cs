namespace Prator.Recovery.Ledger;

/// <summary>Writes within one transaction that keeps every other writer out. Not safe for several threads.</summary>
internal sealed class PostgresLedgerWriter : PostgresLedgerReader, ILedgerWriter
{
    private readonly PostgresTableWriter<LedgerEntry> _entries;
    private readonly PostgresTableWriter<OperationRow> _operations;
    private readonly PostgresTableWriter<RecordRow> _records;
    private readonly PostgresTableWriter<ItemRow> _items;
    private readonly PostgresTableWriter<RejectedEntry> _rejected;
    private readonly PostgresTableWriter<MailRow> _mails;
    private long? _highestMail;
    private LedgerNumbers _numbers;
    private long _settled;
    private long _seq;
    private byte[]? _mac;
    private bool _ended;
    private bool _readsAgain;

    /// <param name="session">With a transaction begun that has the lock. Closed when this is disposed.</param>
    /// <param name="account">Who writes.</param>
    public PostgresLedgerWriter(PostgresSession session, PostgresAccount account)
        : base(session, account)
    {
        _entries = new(session, PostgresTables.Entries);
        _operations = new(session, PostgresTables.Operations);
        _records = new(session, PostgresTables.Records);
        _items = new(session, PostgresTables.Items);
        _rejected = new(session, PostgresTables.Rejected);
        _mails = new(session, PostgresTables.Mail);
        _numbers = base.Numbers;
        _settled = _seq = base.Head?.Seq ?? 0;
        _mac = base.Head?.Mac;
    }

    public override ChainHead? Head => _mac is null ? null : new ChainHead(_seq, _mac);

    public override LedgerNumbers Numbers => _numbers;

    public void Append(LedgerEntry entry)
    {
        EnsureWritable();
        if (entry.Seq != _seq + 1)
        {
            throw new ArgumentException($"Entry {_seq + 1} comes next, not {entry.Seq}.", nameof(entry));
        }

        _entries.Add(entry);
        _seq = entry.Seq;
        _mac = entry.Mac;
    }

    public void Put(OperationRow operation)
    {
        Put(_operations, operation.Id, operation, _numbers.Operation);
        _numbers = _numbers with { Operation = Math.Max(_numbers.Operation, operation.Id) };
    }

    public void Put(RecordRow record)
    {
        Put(_records, record.Id, record, _numbers.Record);
        _numbers = _numbers with { Record = Math.Max(_numbers.Record, record.Id) };
    }

    public void Put(ItemRow item)
    {
        Put(_items, item.Id, item, _numbers.Item);
        _numbers = _numbers with { Item = Math.Max(_numbers.Item, item.Id) };
    }

    public void Put(RejectedEntry rejected)
    {
        Put(_rejected, rejected.Id, rejected, _numbers.Rejected);
        _numbers = _numbers with { Rejected = Math.Max(_numbers.Rejected, rejected.Id) };
    }

    public void Put(MailRow mail)
    {
        _highestMail ??= Mails().Select(m => m.Id).DefaultIfEmpty().Max();
        Put(_mails, mail.Id, mail, _highestMail.Value);
        _highestMail = Math.Max(_highestMail.Value, mail.Id);
    }

    /// <summary>Puts the table that holds the salt in a new file without it; the old file goes with the commit. Only the owner may.</summary>
    /// <remarks>
    /// No copy is left in the tables. What the server's keeper has made is out of reach: the write-ahead log until it is recycled, its
    /// archive, base backups and dumps, standbys that lag behind, and blocks of the disk that were freed. The salt alone opens
    /// nothing: it is the destroyed key of the identifiers that ends the retention for all of these.
    /// </remarks>
    /// <exception cref="LedgerException">Locked: somebody read for longer than patience lasts. NotAllowed: the account does not own the ledger.</exception>
    public void EraseSalt()
    {
        EnsureWritable();
        LedgerIdentity identity = Identity with { Salt = null };

        // An update would leave the old row where it is, for readers that may still want it.
        Session.Execute("TRUNCATE ledger");
        PostgresIdentity.Insert(Session, identity);
        Identity = identity;
    }

    public void Commit()
    {
        EnsureWritable();
        SettleEntries(_seq);
        _operations.Flush();
        _records.Flush();
        _items.Flush();
        _rejected.Flush();
        _mails.Flush();
        Session.Commit();
        _ended = true;
    }

    protected override void Settle(string table)
    {
        if (_ended)
        {
            ReadAgain();
            return;
        }

        switch (table)
        {
            case "entry":
                SettleEntries(_seq);
                break;
            case "operation":
                _operations.Flush();
                break;
            case "record":
                _records.Flush();
                break;
            case "item":
                _items.Flush();
                break;
            case "rejected":
                _rejected.Flush();
                break;
            case "mail":
                _mails.Flush();
                break;
        }
    }

    protected override void SettleEntries(long upTo)
    {
        if (upTo > _settled && _seq > _settled)
        {
            _entries.Flush();
            _settled = _seq;
        }
    }

    // What is read after the commit is of one moment, too; and a cursor needs a transaction.
    private void ReadAgain()
    {
        if (!_readsAgain)
        {
            Session.Execute(PostgresTurn.BeginReading);
            _readsAgain = true;
        }
    }

    private void Put<TRow>(PostgresTableWriter<TRow> table, long number, TRow row, long highest)
    {
        EnsureWritable();
        if (number > highest)
        {
            table.Add(row);
        }
        else
        {
            table.Replace(number, row);
        }
    }

    // After an error the server keeps nothing more of this transaction.
    private void EnsureWritable()
    {
        if (_ended || Session.HasFailed)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }
    }
}
