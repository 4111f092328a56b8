using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Chains and writes rows on a thread of its own, in order, while the caller goes on. Whatever reads waits until everything was
/// written, and is to be run through before anything more is written; what went wrong is thrown at the next call.
/// </summary>
internal sealed class WriteBehind : ILedgerWriter
{
    private const int BatchRows = 512;
    private const int MostBatches = 8;

    private readonly ILedgerWriter _inner;
    private readonly ChainWriter _chain;
    private readonly BlockingCollection<object[]> _batches = new(MostBatches);
    private readonly List<object> _batch = new(BatchRows);
    private readonly Thread _writing;
    private volatile Exception? _failed;

    /// <param name="inner">The writer; the caller still owns it.</param>
    /// <param name="chain">Goes on with its chain; the caller still owns it, too.</param>
    public WriteBehind(ILedgerWriter inner, ChainWriter chain)
    {
        _inner = inner;
        _chain = chain;
        _writing = new Thread(WriteAll) { IsBackground = true, Name = "Ledger writing" };
        _writing.Start();
    }

    public LedgerIdentity Identity => _inner.Identity;

    public string? Actor => _inner.Actor;

    public bool ShowsSecrets => _inner.ShowsSecrets;

    public ChainHead? Head => Drained().Head;

    public LedgerNumbers Numbers => Drained().Numbers;

    public ISetBasedTriage? SetBased => Drained().SetBased;

    /// <summary>The entry gets its MAC here; its body must stay as it is.</summary>
    public void Append(LedgerEntry entry) => Add(entry);

    public void Put(OperationRow operation) => Add(operation);

    public void Put(RecordRow record) => Add(record);

    public void Put(ItemRow item) => Add(item);

    public void Put(RejectedEntry rejected) => Add(rejected);

    public void Put(MailRow mail) => Drained().Put(mail);

    public void EraseSalt() => Drained().EraseSalt();

    public void Commit() => Drained().Commit();

    public IEnumerable<OperationRow> Operations(EventKinds? kind = null) => Drained().Operations(kind);

    public OperationRow? Operation(long id) => Drained().Operation(id);

    public IEnumerable<LedgerEntry> Entries(EntryFilter filter) => Drained().Entries(filter);

    public IEnumerable<EntryMark> EntryMarks(EventKinds kinds) => Drained().EntryMarks(kinds);

    public IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs) => Drained().EntriesAt(seqs);

    public IEnumerable<RecordRow> Records(long? item = null) => Drained().Records(item);

    public IEnumerable<RecordMark> RecordMarks() => Drained().RecordMarks();

    public IEnumerable<ItemRow> Items(ItemQuery query) => Drained().Items(query);

    public IEnumerable<ItemMark> Marks() => Drained().Marks();

    public IEnumerable<ItemCount> Counts() => Drained().Counts();

    public IEnumerable<RejectedEntry> Rejected(bool onlyOpen) => Drained().Rejected(onlyOpen);

    public IEnumerable<MailRow> Mails(bool onlyUnsettled = false) => Drained().Mails(onlyUnsettled);

    public MailRow? Mail(long id) => Drained().Mail(id);

    public void Dispose()
    {
        _batches.CompleteAdding();
        _writing.Join();
        _batches.Dispose();
    }

    private void Add(object row)
    {
        _batch.Add(row);
        if (_batch.Count == BatchRows)
        {
            HandOver();
        }
    }

    private void HandOver()
    {
        ThrowIfFailed();
        if (_batch.Count > 0)
        {
            _batches.Add([.. _batch]);
            _batch.Clear();
        }
    }

    private ILedgerWriter Drained()
    {
        HandOver();
        using ManualResetEventSlim written = new();
        _batches.Add([written]);
        written.Wait();
        ThrowIfFailed();
        return _inner;
    }

    private void ThrowIfFailed()
    {
        if (_failed is { } failed)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }

    private void WriteAll()
    {
        foreach (object[] batch in _batches.GetConsumingEnumerable())
        {
            try
            {
                if (batch is [ManualResetEventSlim written])
                {
                    written.Set();
                }
                else if (_failed is null)
                {
                    Write(batch);
                }
            }
            catch (Exception e)
            {
                _failed = e;
            }
        }
    }

    private LedgerEntry Chained(LedgerEntry entry) => entry with
    {
        Mac = _chain.Next(entry.Seq, entry.Operation, entry.Item, entry.Record, entry.Kinds, entry.Body.Span, entry.Secret),
    };

    private void Write(object[] batch)
    {
        foreach (object row in batch)
        {
            switch (row)
            {
                case LedgerEntry entry:
                    _inner.Append(Chained(entry));
                    break;
                case RecordRow record:
                    _inner.Put(record);
                    break;
                case ItemRow item:
                    _inner.Put(item);
                    break;
                case OperationRow operation:
                    _inner.Put(operation);
                    break;
                default:
                    _inner.Put((RejectedEntry)row);
                    break;
            }
        }
    }
}
