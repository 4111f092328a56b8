using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mail.Tests.Outbox;

/// <summary>The machine failed where a history wanted it to.</summary>
internal sealed class KilledException : Exception;

/// <summary>Where a process is killed, counted over its commits and submissions.</summary>
/// <param name="Step">The n-th commit or submission, from 1; 0 is never.</param>
/// <param name="IsSubmission">Of submissions, else of commits.</param>
/// <param name="IsAfter">After it was done, else before.</param>
internal sealed record CrashPoint(int Step, bool IsSubmission, bool IsAfter)
{
    public static CrashPoint Never { get; } = new(0, false, false);
}

/// <summary>A run of the program, which may be killed anywhere: after that it does nothing more.</summary>
internal sealed class Process(VirtualTime time, CrashPoint crash)
{
    private int _commits;
    private int _submissions;

    public ProcessClock Clock { get; } = new(time);

    public bool IsDead { get; private set; }

    /// <summary>Mails that it has not yet told the end of.</summary>
    public int Open { get; set; }

    public void Commit(Action commit) => Do(ref _commits, isSubmission: false, commit);

    public void Submit(Action submit) => Do(ref _submissions, isSubmission: true, submit);

    public void EnsureAlive()
    {
        if (IsDead)
        {
            throw new KilledException();
        }
    }

    private void Do(ref int count, bool isSubmission, Action action)
    {
        EnsureAlive();
        bool isHere = crash.IsSubmission == isSubmission && crash.Step == Interlocked.Increment(ref count);
        if (!isHere || crash.IsAfter)
        {
            action();
        }

        if (isHere)
        {
            IsDead = true;
            throw new KilledException();
        }
    }
}

/// <summary>A ledger as a process sees it that is killed at a commit.</summary>
internal sealed class ProcessStore(ILedgerStore store, Process process) : ILedgerStore
{
    public string Place => store.Place;

    public ILedgerReader Read(CancellationToken cancellation) => store.Read(cancellation);

    public ILedgerWriter Write(CancellationToken cancellation)
    {
        process.EnsureAlive();
        return new Writer(store.Write(cancellation), process);
    }

    public void Dispose()
    {
    }

    private sealed class Writer(ILedgerWriter writer, Process process) : ILedgerWriter
    {
        public LedgerIdentity Identity => writer.Identity;

        public string? Actor => writer.Actor;

        public bool ShowsSecrets => writer.ShowsSecrets;

        public ChainHead? Head => writer.Head;

        public LedgerNumbers Numbers => writer.Numbers;

        public IEnumerable<OperationRow> Operations(EventKinds? kind = null) => writer.Operations(kind);

        public OperationRow? Operation(long id) => writer.Operation(id);

        public IEnumerable<LedgerEntry> Entries(EntryFilter filter) => writer.Entries(filter);

        public IEnumerable<EntryMark> EntryMarks(EventKinds kinds) => writer.EntryMarks(kinds);

        public IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs) => writer.EntriesAt(seqs);

        public IEnumerable<RecordMark> RecordMarks() => writer.RecordMarks();

        public IEnumerable<RecordRow> Records(long? item = null) => writer.Records(item);

        public IEnumerable<ItemRow> Items(ItemQuery query) => writer.Items(query);

        public IEnumerable<ItemMark> Marks() => writer.Marks();

        public IEnumerable<ItemCount> Counts() => writer.Counts();

        public IEnumerable<RejectedEntry> Rejected(bool onlyOpen) => writer.Rejected(onlyOpen);

        public IEnumerable<MailRow> Mails(bool onlyUnsettled = false) => writer.Mails(onlyUnsettled);

        public MailRow? Mail(long id) => writer.Mail(id);

        public void Append(LedgerEntry entry) => writer.Append(entry);

        public void Put(OperationRow operation) => writer.Put(operation);

        public void Put(RecordRow record) => writer.Put(record);

        public void Put(ItemRow item) => writer.Put(item);

        public void Put(RejectedEntry rejected) => writer.Put(rejected);

        public void Put(MailRow mail) => writer.Put(mail);

        public void EraseSalt() => writer.EraseSalt();

        public void Commit() => process.Commit(writer.Commit);

        public void Dispose() => writer.Dispose();
    }
}
