namespace Prator.Recovery.Ledger;

/// <summary>Writes what happened to one record: the entry that says it, and the record's row.</summary>
internal sealed class RecordWriter(ImportRun run) : IDisposable
{
    private readonly FieldChanges _changes = new(run);

    /// <summary>Begins the entry of a record; further parts may be added before it ends.</summary>
    /// <param name="shape">Of the record's kind.</param>
    /// <param name="record">The record.</param>
    /// <param name="item">The item that it tells about; 0 where there is none.</param>
    public void Begin<T>(RecordShape<T> shape, SourceRecord<T> record, long item)
        where T : class
    {
        record.Row = record.Row with
        {
            Id = record.Before?.Id ?? run.NextRecord(),
            Item = item,
            Payload = record.Fields is null ? record.Row.Payload : run.Log.Next,
        };
        run.Log.Body.Begin();
        if (record.Fields is not null)
        {
            run.Log.Body.Record(record.Row, record.Fields, shape.PlaceOf(record.Value!));
            if (record.Before is { } before)
            {
                run.Log.Body.Changed(_changes.Between(before, record.Fields, record.Sealed));
            }
        }
        else if (record.Before is { } known && known.IsPresent != record.Row.IsPresent)
        {
            run.Log.Body.Present(record.Row.IsPresent);
        }
    }

    /// <summary>Ends the entry.</summary>
    /// <param name="record">The record.</param>
    /// <param name="item">The item that the entry is about; 0 where there is none.</param>
    /// <param name="kinds">What happened to the item besides.</param>
    public void End<T>(SourceRecord<T> record, long item, EventKinds kinds)
        where T : class
    {
        run.Log.Append(record.Kinds | kinds, item, record.Row.Id, record.Sealed);
        if (record.Row != record.Before)
        {
            run.Store.Put(record.Row);
        }

        record.Kinds = EventKinds.None;
    }

    public void Dispose() => _changes.Dispose();
}
