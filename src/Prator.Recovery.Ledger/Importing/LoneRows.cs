using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Tells rows of the system that no log and no census can be about from the others. While the system's rows are read it does not change.</summary>
internal sealed class LoneRows<T>(ImportRun run, ItemWriter<T> writer, NumberSet seen, NumberSet concluded) : IUnchangedRows<T>
    where T : CareItem
{
    private readonly HashSet<UInt128> _logIds = [];

    /// <summary>The patients that more than one source may tell of.</summary>
    public HashSet<UInt128> Patients { get; } = [];

    /// <summary>Takes a record of the log: others may be about the same.</summary>
    public void Await(in RecordMark record) => Await(record.Patient, record.HasId, record.Key);

    /// <inheritdoc cref="Await(in RecordMark)"/>
    public void Await(RecordRow record) => Await(record.Patient, record.HasId, record.Key);

    /// <summary>Whether no log and no census can be about a row of the system.</summary>
    public bool IsLone(SourceRecord<T> record) => IsLone(record.Row.Patient, record.Row.HasId, record.Row.Key, record.Before?.Item ?? 0);

    public bool GoesOn(T row, in RecordMark record) =>
        record.IsPresent
        && record.Item > 0
        && IsLone(record.Patient, record.HasId, record.Key, record.Item)
        && writer.GoesOn(row, record.Patient, run.Items.MarkOf(record.Item));

    public void Settle(T row, in RecordMark record)
    {
        seen.Add(record.Id);
        concluded.Add(record.Item);

        // The patient's SIPs are to know it, which are read after.
        if (row is Episode { Disposition.Code: DispositionCode.Deceased })
        {
            run.Died(record.Patient, ItemSource.Prator);
        }
    }

    private void Await(UInt128 patient, bool hasId, UInt128 key)
    {
        if (patient != UInt128.Zero)
        {
            Patients.Add(patient);
        }

        if (hasId)
        {
            _logIds.Add(key);
        }
    }

    private bool IsLone(UInt128 patient, bool hasId, UInt128 key, long item) =>
        !Patients.Contains(patient) && !(hasId && _logIds.Contains(key)) && (item <= 0 || !run.Known.HasSeveral(item));
}
