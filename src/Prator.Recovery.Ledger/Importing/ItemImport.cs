using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Takes in one day's rows of a kind. Rows of the system that nothing else tells of are decided and written as they come; the
/// others wait until all sources were read, are matched, and follow. Last come the items that no file of today tells of.
/// </summary>
internal sealed class ItemImport<T> : IDisposable
    where T : CareItem
{
    // So many known items that something happens to, or may happen to, are read at once: more, and the threads that read ahead
    // would have to wait meanwhile.
    private const int ItemsAtOnce = 64;

    private readonly ImportRun _run;
    private readonly KindRules<T> _rules;
    private readonly RejectedRows _rejected;
    private readonly ItemWriter<T> _writer;
    private readonly LoneRows<T> _lone;
    private readonly NumberSet _seen = new();
    private readonly NumberSet _gone = new();
    private readonly NumberSet _concluded = new();
    private readonly List<SourceRecord<T>> _waiting = [];
    private readonly StayImport? _stays;

    public ItemImport(ImportRun run, KindRules<T> rules, RejectedRows rejected, StayImport? stays)
    {
        _run = run;
        _rules = rules;
        _rejected = rejected;
        _stays = stays;
        _writer = new ItemWriter<T>(run, rules);
        _lone = new LoneRows<T>(run, _writer, _seen, _concluded);
        foreach (int index in run.Known.IndexesOf(ItemSource.OutageLog, rules.Kind))
        {
            _lone.Await(run.Known.At(index));
        }

        if (stays is not null)
        {
            _lone.Patients.UnionWith(stays.Patients);
        }
    }

    /// <summary>Takes in everything of this kind.</summary>
    public void Run(IEnumerable<SeenRow<T>>? log, IEnumerable<SeenRow<T>>? system)
    {
        if (log is not null)
        {
            Read(ItemSource.OutageLog, log);
        }

        if (system is not null)
        {
            Read(ItemSource.Prator, system);
        }

        if (!_run.Request.Backfill)
        {
            FindGone(ItemSource.OutageLog, log is not null);
            FindGone(ItemSource.Prator, system is not null);
        }

        ConcludeWaiting();
        if (!_run.Request.Backfill)
        {
            ConcludeUntouched();
        }
    }

    /// <summary>Matches and decides again every item of some patients, where nothing was read.</summary>
    public void Rematch(IReadOnlySet<UInt128> patients)
    {
        _lone.Patients.Clear();
        _lone.Patients.UnionWith(patients);
        ConcludeWaiting();
    }

    public void Dispose() => _writer.Dispose();

    private void Read(ItemSource source, IEnumerable<SeenRow<T>> rows)
    {
        SourceReading<T> reading = new(_run, _rules.Shape, source, _rejected, source == ItemSource.Prator ? _lone : null);
        List<SourceRecord<T>> going = [];
        foreach (SourceRecord<T> record in reading.Records(rows))
        {
            if (record.Before is { } before)
            {
                _seen.Add(before.Id);
            }

            if (source == ItemSource.OutageLog)
            {
                _lone.Await(record.Row);
                _waiting.Add(record);
            }
            else if (!_lone.IsLone(record))
            {
                _waiting.Add(record);
            }
            else if (record.Before is not { Item: > 0 })
            {
                Conclude(new ItemCase<T> { Prator = record });
            }
            else
            {
                going.Add(record);
                if (going.Count == ItemsAtOnce)
                {
                    ConcludeKnown(going);
                }
            }
        }

        ConcludeKnown(going);
    }

    // Known items that something happens to, or may happen to.
    private void ConcludeKnown(List<SourceRecord<T>> records)
    {
        if (records.Count == 0)
        {
            return;
        }

        long[] items = [.. records.Select(r => r.Before!.Item)];
        _run.Items.Fetch(items);
        _run.Histories.Fetch(items);
        foreach (SourceRecord<T> record in records)
        {
            Conclude(new ItemCase<T> { Before = _run.Items[record.Before!.Item], Prator = record });
        }

        records.Clear();
    }

    // What an earlier export had and a complete one of today lacks.
    private void FindGone(ItemSource source, bool wasRead)
    {
        if (!wasRead)
        {
            return;
        }

        foreach (int index in _run.Known.IndexesOf(source, _rules.Kind))
        {
            ref readonly RecordMark known = ref _run.Known.At(index);
            if (known.IsPresent && !_seen.Contains(known.Id) && !_rejected.IsUnreadable(known))
            {
                RecordRow record = known.ToRow();
                _gone.Add(record.Id);
                _waiting.Add(new SourceRecord<T> { Before = record, Row = record with { IsPresent = false }, Kinds = EventKinds.Vanished });
            }
        }
    }

    private void ConcludeWaiting()
    {
        List<ItemCase<T>> cases = new CaseGathering<T>(_run, _rules, _lone.Patients, _waiting, _concluded, _stays).Cases();
        SourceMatching.Match(cases);
        if (cases is List<ItemCase<Episode>> episodes)
        {
            _stays!.Match(episodes);
        }

        // Before any is written: a question about one names others.
        foreach (ItemCase<T> one in cases.Where(c => c.MergedInto is null && c.Before is null))
        {
            one.Take(_run.NextItem());
        }

        foreach (ItemCase<T> one in cases)
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            if (one.MergedInto is null)
            {
                Conclude(one);
            }
        }

        // After what they were merged into, which has its number by now.
        foreach (ItemCase<T> one in cases.Where(c => c.MergedInto is not null && c.Before is not null))
        {
            _writer.WriteMerged(one);
            _concluded.Add(one.Before!.Id);
        }
    }

    private void ConcludeUntouched()
    {
        IEnumerable<long> untouched = _run.Items.Of(_rules.Kind).Where(i => !_concluded.Contains(i));
        untouched = ServerTriage.Rest(_run, _rules, untouched);
        foreach (ItemCase<T> one in new UntouchedItems<T>(_run, _rules, [.. untouched]).Cases())
        {
            _run.Cancellation.ThrowIfCancellationRequested();
            Conclude(one);
        }
    }

    private void Conclude(ItemCase<T> one)
    {
        if (one.Before is { } before)
        {
            _concluded.Add(before.Id);
        }

        one.IsMendedDuplicate = IsMendedDuplicate(one);
        _writer.Write(one);
    }

    // Two rows had one key, and now there is one of them: somebody has settled which of them was right.
    private bool IsMendedDuplicate(ItemCase<T> one) =>
        one.Log is not { IsPresent: true }
        && (one.Prator ?? one.Log) is { IsPresent: false, Value.Duplicate: true, Row: var row }
        && _run.Known.Find(row.Source, row.Kind, row.Key).All().Any(other => other.Id != row.Id && IsThere(other));

    private bool IsThere(RecordRow known) => _seen.Contains(known.Id) || (known.IsPresent && !_gone.Contains(known.Id));
}
