using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Gathers the items that wait: those of today's rows, and every item of a patient that more than one source may tell of.</summary>
internal sealed class CaseGathering<T>(
    ImportRun run, KindRules<T> rules, HashSet<UInt128> patients, List<SourceRecord<T>> waiting, NumberSet concluded, StayImport? stays)
    where T : CareItem
{
    private readonly Dictionary<long, ItemCase<T>> _known = [];
    private readonly HashSet<long> _given = [];
    private readonly List<ItemCase<T>> _fresh = [];

    /// <summary>The cases: known items first, in the order of their numbers, then the new rows in the order they were read.</summary>
    public List<ItemCase<T>> Cases()
    {
        foreach (SourceRecord<T> record in waiting)
        {
            if (record.Before is { Item: > 0 and var item } before)
            {
                _given.Add(before.Id);
                Place(CaseOf(item), record);
            }
            else
            {
                AddFresh(record);
            }
        }

        if (patients.Count > 0)
        {
            foreach (RecordRow record in run.Known.All.Where(r => r.Kind == rules.Kind && !concluded.Contains(r.Item) && patients.Contains(r.Patient)))
            {
                CaseOf(record.Item);
            }
        }

        // Every record of an item, whichever of them made it wait.
        foreach ((long item, ItemCase<T> one) in _known)
        {
            foreach (RecordRow record in run.Known.OfItem(item).Where(r => r.Kind == rules.Kind && !_given.Contains(r.Id)))
            {
                Place(one, new SourceRecord<T> { Before = record, Row = record });
            }
        }

        List<ItemCase<T>> cases = [.. _known.Values.Where(c => c.Before!.MergedInto == 0).OrderBy(c => c.Before!.Id), .. _fresh];
        LoadValues(cases);
        return cases;
    }

    private ItemCase<T> CaseOf(long item)
    {
        if (!_known.TryGetValue(item, out ItemCase<T>? one))
        {
            _known.Add(item, one = new ItemCase<T> { Before = run.Items[item], Stay = stays?.OfItem(item) });
        }

        return one;
    }

    private void AddFresh(SourceRecord<T> record) =>
        _fresh.Add(record.Row.Source == ItemSource.Prator ? new ItemCase<T> { Prator = record } : new ItemCase<T> { Log = record });

    // Of several records of one source the one that is still there counts, else the newest.
    private void Place(ItemCase<T> one, SourceRecord<T> record)
    {
        SourceRecord<T>? held = record.Row.Source == ItemSource.Prator ? one.Prator : one.Log;
        if (held is { IsPresent: true } && record.IsPresent)
        {
            // It was gone, another took its place, and now it is back: two rows are two items.
            bool heldIsBack = held.Before is { IsPresent: false };
            AddFresh(heldIsBack ? held : record);
            Set(one, heldIsBack ? record : held);
            return;
        }

        bool isBetter = held is null || record.IsPresent || (!held.IsPresent && held.Row.Id < record.Row.Id);
        if (held is not null)
        {
            one.Others.Add(isBetter ? held : record);
        }

        if (isBetter)
        {
            Set(one, record);
        }
    }

    private static void Set(ItemCase<T> one, SourceRecord<T> record)
    {
        if (record.Row.Source == ItemSource.Prator)
        {
            one.Prator = record;
        }
        else
        {
            one.Log = record;
        }
    }

    private void LoadValues(List<ItemCase<T>> cases)
    {
        Dictionary<long, SourceRecord<T>> missing = cases
            .SelectMany(c => new[] { c.Prator, c.Log })
            .OfType<SourceRecord<T>>()
            .Where(r => r.Value is null)
            .ToDictionary(r => r.Row.Payload);
        foreach ((LedgerEntry entry, T value) in run.Payloads.Load(rules.Shape, missing.Keys.Order()))
        {
            missing[entry.Seq].Value = value;
        }
    }
}
