namespace Prator.Recovery.Ledger;

/// <summary>Writes nothing: what a command would do is found out by doing it here.</summary>
/// <param name="reader">The ledger.</param>
public sealed class DryWriter(ILedgerReader reader) : ILedgerWriter
{
    public LedgerIdentity Identity => reader.Identity;

    public string? Actor => reader.Actor;

    public bool ShowsSecrets => reader.ShowsSecrets;

    public ChainHead? Head => reader.Head;

    public LedgerNumbers Numbers => reader.Numbers;

    public ISetBasedTriage? SetBased => reader.SetBased;

    public IEnumerable<OperationRow> Operations(EventKinds? kind = null) => reader.Operations(kind);

    public OperationRow? Operation(long id) => reader.Operation(id);

    public IEnumerable<LedgerEntry> Entries(EntryFilter filter) => reader.Entries(filter);

    public IEnumerable<EntryMark> EntryMarks(EventKinds kinds) => reader.EntryMarks(kinds);

    public IEnumerable<LedgerEntry> EntriesAt(IEnumerable<long> seqs) => reader.EntriesAt(seqs);

    public IEnumerable<RecordRow> Records(long? item = null) => reader.Records(item);

    public IEnumerable<RecordMark> RecordMarks() => reader.RecordMarks();

    public IEnumerable<ItemRow> Items(ItemQuery query) => reader.Items(query);

    public IEnumerable<ItemMark> Marks() => reader.Marks();

    public IEnumerable<ItemCount> Counts() => reader.Counts();

    public IEnumerable<RejectedEntry> Rejected(bool onlyOpen) => reader.Rejected(onlyOpen);

    public IEnumerable<MailRow> Mails(bool onlyUnsettled = false) => reader.Mails(onlyUnsettled);

    public MailRow? Mail(long id) => reader.Mail(id);

    public void Append(LedgerEntry entry)
    {
    }

    public void Put(OperationRow operation)
    {
    }

    public void Put(RecordRow record)
    {
    }

    public void Put(ItemRow item)
    {
    }

    public void Put(RejectedEntry rejected)
    {
    }

    public void Put(MailRow mail)
    {
    }

    public void EraseSalt()
    {
    }

    public void Commit()
    {
    }

    public void Dispose() => reader.Dispose();
}
