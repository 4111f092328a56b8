using SQLitePCL;

namespace Prator.Recovery.Ledger;

/// <summary>Writes within one transaction that keeps every other writer out. Not safe for several threads.</summary>
internal sealed class SqliteLedgerWriter : SqliteLedgerReader, ILedgerWriter
{
    private readonly bool _isFirst;
    private readonly TimeSpan _patience;
    private readonly CancellationToken _cancellation;
    private readonly SqliteWriteStatements _statements;
    private readonly SqliteFlushing? _flushing;
    private LedgerNumbers _numbers;
    private long _seq;
    private byte[]? _mac;
    private bool _saltErased;
    private bool _ended;

    /// <param name="file">With a transaction begun that may write. Closed when this is disposed.</param>
    /// <param name="isFirst">Whether the ledger still keeps a rollback journal.</param>
    /// <param name="patience">How long to wait for readers where one is in the way: at the first commit, and when the salt was erased.</param>
    /// <param name="cancellation">Ends that waiting.</param>
    public SqliteLedgerWriter(SqliteFile file, bool isFirst, TimeSpan patience, CancellationToken cancellation)
        : base(file)
    {
        _isFirst = isFirst;
        _patience = patience;
        _cancellation = cancellation;
        _statements = new SqliteWriteStatements(file);
        _numbers = base.Numbers;
        _seq = base.Head?.Seq ?? 0;
        _mac = base.Head?.Mac;
        _flushing = isFirst ? new SqliteFlushing(file) : null;
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

        SqliteEntries.Run(_statements.InsertEntry, entry);
        _flushing?.Wrote(entry.Body.Length);
        _seq = entry.Seq;
        _mac = entry.Mac;
    }

    public void Put(OperationRow operation)
    {
        EnsureWritable();
        SqliteOperations.Run(_statements.UpsertOperation, operation);
        _numbers = _numbers with { Operation = Math.Max(_numbers.Operation, operation.Id) };
    }

    public void Put(RecordRow record)
    {
        EnsureWritable();
        if (record.Id > _numbers.Record)
        {
            SqliteRecords.Run(_statements.InsertRecord, record);
            _numbers = _numbers with { Record = record.Id };
            return;
        }

        SqliteRecords.Run(_statements.UpdateRecord, record);
        if (!HasChanged())
        {
            SqliteRecords.Run(_statements.InsertRecord, record);
        }
    }

    public void Put(ItemRow item)
    {
        EnsureWritable();
        if (item.Id > _numbers.Item)
        {
            SqliteItems.Run(_statements.InsertItem, item);
            _numbers = _numbers with { Item = item.Id };
            return;
        }

        SqliteItems.Run(_statements.UpdateItem, item);
        if (!HasChanged())
        {
            SqliteItems.Run(_statements.InsertItem, item);
        }
    }

    public void Put(RejectedEntry rejected)
    {
        EnsureWritable();
        SqliteRejected.Run(_statements.UpsertRejected, rejected);
        _numbers = _numbers with { Rejected = Math.Max(_numbers.Rejected, rejected.Id) };
    }

    public void Put(MailRow mail)
    {
        EnsureWritable();
        SqliteMail.Run(_statements.UpsertMail, mail);
    }

    public void EraseSalt()
    {
        EnsureWritable();
        File.Execute("UPDATE ledger SET salt = NULL");
        Identity = Identity with { Salt = null };
        _saltErased = true;
    }

    public void Commit()
    {
        EnsureWritable();
        _flushing?.WaitAndCheck();
        File.ExecuteInTurn("COMMIT", _patience, _cancellation);
        _ended = true;
        if (_saltErased)
        {
            SqliteErasure.Finish(File, _patience, _cancellation);
        }

        if (_isFirst)
        {
            SqliteJournal.TryKeepWal(File);
        }
    }

    /// <summary>Sets a limit of SQLite's, as if the disk were small: for tests.</summary>
    internal void Limit(string pragma) => File.Execute(pragma);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _flushing?.Wait();
            _statements.Dispose();
            if (!_ended)
            {
                _ = raw.sqlite3_exec(File.Handle, "ROLLBACK");
            }
        }

        base.Dispose(disposing);
    }

    private bool HasChanged() => raw.sqlite3_changes(File.Handle) > 0;

    // After an error SQLite may have ended the transaction: what came next would be kept row by row.
    private void EnsureWritable()
    {
        if (_ended || File.HasFailed)
        {
            throw new InvalidOperationException("The transaction has ended.");
        }
    }
}
