using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Takes in the census, and holds every stay that any census told of: an episode that comes later may belong to a stay that
/// was seen before. Stays are no items; a stay that no episode fits is kept and counted.
/// </summary>
internal sealed class StayImport : IDisposable
{
    private readonly ImportRun _run;
    private readonly RecordWriter _records;
    private readonly List<SourceRecord<Stay>> _stays = [];
    private readonly Dictionary<long, SourceRecord<Stay>> _ofItems = [];

    public StayImport(ImportRun run, IEnumerable<SeenRow<Stay>>? census, RejectedRows rejected)
    {
        _run = run;
        _records = new RecordWriter(run);
        HashSet<long> seen = [];
        if (census is not null)
        {
            foreach (SourceRecord<Stay> stay in new SourceReading<Stay>(run, StayRecords.Shape, ItemSource.Census, rejected).Records(census))
            {
                _stays.Add(stay);
                seen.Add(stay.Before?.Id ?? 0);
            }
        }

        bool isComplete = census is not null && !run.Request.Backfill;
        foreach (RecordRow known in run.Known.Of(ItemSource.Census, RecordKind.Stay).Where(r => !seen.Contains(r.Id)))
        {
            bool isGone = isComplete && known.IsPresent;
            _stays.Add(new SourceRecord<Stay>
            {
                Before = known,
                Row = isGone ? known with { IsPresent = false } : known,
                Kinds = isGone ? EventKinds.Vanished : EventKinds.None,
            });
        }

        LoadValues();
        foreach (SourceRecord<Stay> stay in _stays)
        {
            if (stay.Value!.Disposition.Code == DispositionCode.Deceased)
            {
                run.Died(stay.Row.Patient, ItemSource.Census);
            }

            if (stay.Row.Item != 0 || stay.Before is { Item: > 0 })
            {
                _ofItems[stay.Before!.Item] = stay;
            }
        }
    }

    /// <summary>The patients that any census told of.</summary>
    public IEnumerable<UInt128> Patients => _stays.Select(s => s.Row.Patient);

    /// <summary>How many stays of the newest census no episode fits.</summary>
    public int WithoutEpisode => _stays.Count(s => s.IsPresent && s.Row.Item == 0);

    /// <summary>The stay that an item was linked to before; null where it has none.</summary>
    public SourceRecord<Stay>? OfItem(long item) => _ofItems.GetValueOrDefault(item);

    /// <summary>Finds the stays of episodes that have none.</summary>
    public void Match(IReadOnlyList<ItemCase<Episode>> episodes) =>
        StayMatching.Match(episodes, [.. _stays.Where(s => s.Before is not { Item: > 0 })]);

    /// <summary>Writes what happened to stays that no episode was written with.</summary>
    public void WriteRest()
    {
        foreach (SourceRecord<Stay> stay in _stays.Where(s => s.Kinds != EventKinds.None))
        {
            long item = stay.Before?.Item ?? 0;
            _records.Begin(StayRecords.Shape, stay, item);
            _records.End(stay, item, EventKinds.None);
        }
    }

    public void Dispose() => _records.Dispose();

    private void LoadValues()
    {
        Dictionary<long, SourceRecord<Stay>> missing = _stays.Where(s => s.Value is null).ToDictionary(s => s.Row.Payload);
        foreach ((LedgerEntry entry, Stay value) in _run.Payloads.Load(StayRecords.Shape, missing.Keys.Order()))
        {
            missing[entry.Seq].Value = value;
        }
    }
}
