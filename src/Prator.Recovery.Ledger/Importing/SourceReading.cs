using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Reads the rows of one source and kind, and finds for each the record that it is.</summary>
internal sealed class SourceReading<T>(ImportRun run, RecordShape<T> shape, ItemSource source, RejectedRows rejected)
    where T : ExportRow
{
    private readonly HashSet<long> _taken = [];
    private readonly List<Sighting<T>> _contested = [];

    /// <summary>The records that the rows are, new and known; what is new and what changed is marked.</summary>
    public IEnumerable<SourceRecord<T>> Records(IEnumerable<SeenRow<T>> rows)
    {
        rejected.Begin(source, shape.Kind);
        using SightingEncoder<T> encoder = new(shape, source, run.Keys, run.Known);
        foreach (SeenRow<T> row in rows)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            if (row.Rejected is { } broken)
            {
                rejected.Add(broken);
                continue;
            }

            Sighting<T> sighting = encoder.Encode(row.Row!);
            rejected.Saw(shape.IdOf(row.Row!));

            // Of what is known a newer snapshot has spoken already.
            bool isOld = run.Request.Backfill && sighting.Known.Count > 0;
            if (!isOld && Found(sighting) is { } record)
            {
                yield return record;
            }
        }

        foreach (SourceRecord<T> record in Settled())
        {
            yield return record;
        }

        rejected.End();
    }

    // Null where the row has to wait: several rows or records have its key.
    private SourceRecord<T>? Found(in Sighting<T> sighting)
    {
        if (sighting.Known.Count == 0)
        {
            return New(sighting);
        }

        foreach (RecordRow known in sighting.Known)
        {
            if (known.Content == sighting.Record.Content && _taken.Add(known.Id))
            {
                return Same(sighting, known);
            }
        }

        if (sighting.Known.Count == 1 && !shape.IsDuplicate(sighting.Row) && _taken.Add(sighting.Known[0].Id))
        {
            return Otherwise(sighting, sighting.Known[0]);
        }

        _contested.Add(sighting);
        return null;
    }

    // Rows that say otherwise than any record of their key take the records that nothing was read of, in their order.
    private IEnumerable<SourceRecord<T>> Settled()
    {
        foreach (Sighting<T> sighting in _contested)
        {
            RecordRow? free = sighting.Known.FirstOrDefault(k => _taken.Add(k.Id));
            yield return free is null ? New(sighting) : Otherwise(sighting, free);
        }
    }

    private SourceRecord<T> New(in Sighting<T> sighting) => new()
    {
        // Of a backfill a later snapshot has spoken already: what it lacks is gone.
        Row = run.Request.Backfill && run.HadFiles(source, shape.Kind) ? sighting.Record with { IsPresent = false } : sighting.Record,
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

    private static SourceRecord<T> Otherwise(in Sighting<T> sighting, RecordRow known) => new()
    {
        Before = known,
        Row = sighting.Record with { Id = known.Id, Item = known.Item },
        Value = sighting.Row,
        Fields = sighting.Fields,
        Sealed = sighting.Sealed,
        Kinds = EventKinds.Changed | (known.IsPresent ? EventKinds.None : EventKinds.Returned),
    };
}
