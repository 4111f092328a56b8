using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Reads the rows of one source and kind, and finds for each the record that it is.</summary>
/// <param name="run">The import.</param>
/// <param name="shape">Of the rows' kind.</param>
/// <param name="source">Where they come from.</param>
/// <param name="rejected">Takes rows that can't be read.</param>
/// <param name="unchanged">Takes the rows of which nothing comes; null where every record is wanted.</param>
internal sealed class SourceReading<T>(ImportRun run, RecordShape<T> shape, ItemSource source, RejectedRows rejected, IUnchangedRows<T>? unchanged = null)
    where T : ExportRow
{
    private readonly NumberSet _taken = new();
    private readonly List<Sighting<T>> _contested = [];
    private readonly bool _hadFiles = run.HadFiles(source, shape.Kind);

    /// <summary>The records that the rows are, new and known, those apart of which nothing comes; what is new and what changed is marked.</summary>
    public IEnumerable<SourceRecord<T>> Records(IEnumerable<SeenRow<T>> rows)
    {
        rejected.Begin(source, shape.Kind);
        using SightingEncoder<T> encoder = new(shape, source, run.Keys, run.Known, run.Request.Backfill ? null : unchanged);

        // Reading the file and making keys of its rows take about as long as each other: a thread each.
        IEnumerable<RowBatch<SeenRow<T>>> read = ReadAhead.Run(RowBatches.Of(rows), run.Cancellation);
        foreach (RowBatch<Sighting<T>> batch in ReadAhead.Run(RowBatches.Each<SeenRow<T>, Sighting<T>>(read, encoder.Encode), run.Cancellation))
        {
            run.Request.Tick?.Invoke();
            for (int i = 0; i < batch.Count; i++)
            {
                if (Sighted(batch[i]) is { } record)
                {
                    yield return record;
                }
            }

            batch.Return();
        }

        foreach (SourceRecord<T> record in Settled())
        {
            yield return record;
        }

        rejected.End();
    }

    // Null where nothing comes of the row, or not yet.
    private SourceRecord<T>? Sighted(in Sighting<T> sighting)
    {
        if (sighting.Rejected is { } broken)
        {
            rejected.Add(broken);
            return null;
        }

        rejected.Saw(shape.IdOf(sighting.Row), sighting.Known.IsEmpty);
        if (sighting.GoesOn && _taken.Add(sighting.Known.Newest.Id))
        {
            unchanged!.Settle(sighting.Row, sighting.Known.Newest);
            return null;
        }

        // Of what is known a newer snapshot has spoken already.
        bool isOld = run.Request.Backfill && !sighting.Known.IsEmpty;
        return isOld ? null : Found(sighting);
    }

    // Null where the row has to wait: several rows or records have its key.
    private SourceRecord<T>? Found(in Sighting<T> sighting)
    {
        if (sighting.Known.IsEmpty)
        {
            return New(sighting);
        }

        if (sighting.Known.Only is { } only)
        {
            bool isSame = only.Content == sighting.Key.Content;
            if ((isSame || !shape.IsDuplicate(sighting.Row)) && _taken.Add(only.Id))
            {
                return isSame ? Same(sighting, only) : Otherwise(sighting, only);
            }
        }
        else
        {
            foreach (RecordRow known in sighting.Known.All())
            {
                if (known.Content == sighting.Key.Content && _taken.Add(known.Id))
                {
                    return Same(sighting, known);
                }
            }
        }

        _contested.Add(sighting);
        return null;
    }

    // Rows that say otherwise than any record of their key take the records that nothing was read of, in their order.
    private IEnumerable<SourceRecord<T>> Settled()
    {
        foreach (Sighting<T> sighting in _contested)
        {
            RecordRow? free = sighting.Known.All().FirstOrDefault(k => _taken.Add(k.Id));
            yield return free is null ? New(sighting) : Otherwise(sighting, free);
        }
    }

    private SourceRecord<T> New(in Sighting<T> sighting) => new()
    {
        // Of a backfill a later snapshot has spoken already: what it lacks is gone.
        Row = RowOf(sighting, isPresent: !(run.Request.Backfill && _hadFiles)),
        Value = sighting.Row,
        Fields = sighting.Fields,
        Sealed = sighting.Sealed,
        Kinds = EventKinds.Seen,
    };

    private static SourceRecord<T> Same(in Sighting<T> sighting, RecordRow known) => new()
    {
        Before = known,
        Row = known.IsPresent ? known : known with { IsPresent = true },
        Value = sighting.Row,
        Kinds = known.IsPresent ? EventKinds.None : EventKinds.Returned,
    };

    private SourceRecord<T> Otherwise(in Sighting<T> sighting, RecordRow known) => new()
    {
        Before = known,
        Row = RowOf(sighting, isPresent: true) with { Id = known.Id, Item = known.Item },
        Value = sighting.Row,
        Fields = sighting.Fields,
        Sealed = sighting.Sealed,
        Kinds = EventKinds.Changed | (known.IsPresent ? EventKinds.None : EventKinds.Returned),
    };

    private RecordRow RowOf(in Sighting<T> sighting, bool isPresent) => new()
    {
        Id = 0,
        Source = source,
        Kind = shape.Kind,
        Key = sighting.Key.Key,
        HasId = sighting.Key.HasId,
        Patient = sighting.Key.Patient,
        Day = sighting.Key.Day,
        Content = sighting.Key.Content,
        IsPresent = isPresent,
        Payload = 0,
    };
}
