using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Decides one item of all that its sources say, and writes what happened: entries, and the state that follows.</summary>
internal sealed class ItemWriter<T> : IDisposable
    where T : CareItem
{
    private readonly ImportRun _run;
    private readonly KindRules<T> _rules;
    private readonly DecisionGrid<T> _grid;
    private readonly OrderBook _orders;
    private readonly RecordWriter _records;
    private readonly bool _hasExport;
    private readonly bool _isSamePolicy;

    public ItemWriter(ImportRun run, KindRules<T> rules)
    {
        _run = run;
        _rules = rules;
        _grid = rules.GridOf(run.Request.Policy);
        _orders = OrderBook.Of(run.Store, run.Items.Ordered(rules.Kind));
        _records = new RecordWriter(run);
        _hasExport = run.HasExport(rules.Kind);
        _isSamePolicy = Snapshots.IsAllBy(run.Operations, run.Request.Policy.Hash);
    }

    /// <summary>
    /// Whether nothing happens to an item of which the system alone tells, and says what it said: the policy gives it the same
    /// rule, no order is open, and no SIP's patient has died. That is most of them, most days. It changes nothing: safe on another thread
    /// while rows of the system are read.
    /// </summary>
    public bool GoesOn(T row, UInt128 patient, ItemMark mark)
    {
        // In another policy a rule may give another action under the same name.
        if (!_isSamePolicy || mark.IsFollowed || mark.State is not (ItemState.Waiting or ItemState.Asked or ItemState.Settled)
            || (_rules.Kind == RecordKind.Sip && _run.TellerOfDeath(patient) is not null))
        {
            return false;
        }

        Decision<T> decision = _grid.Decide(_rules.WithInPrator(row, YesNo.Yes), _run.AsOf);
        return decision.Rule.Id == mark.Rule && decision.Outcome.Questions.Count > 0 == mark.HasQuestion;
    }

    public void Write(ItemCase<T> one)
    {
        Disagreements both = new();
        StandingDecisions people = PeopleOf(one);
        T merged = Merge(one, people, both);
        if (merged is Episode { Disposition.Code: DispositionCode.Deceased })
        {
            _run.Died(one.Patient, TellerOf(one));
        }

        Decision<T> decision = _grid.Decide(merged, _run.AsOf);
        bool isNew = one.Before is null;
        ItemRow said = isNew ? ItemIdentity.Of(merged, _rules.Kind, one.Number == 0 ? _run.NextItem() : one.Number) : ItemIdentity.Of(merged, one.Before!);
        ItemRow before = said;
        ItemSource? deceasedBy = TellerOfDeath(one);
        before = before.DeceasedBy == deceasedBy ? before : before with { DeceasedBy = deceasedBy };
        if (before.OrderedOn is null && one.Absorbed.Find(a => a.OrderedOn is not null) is { } ordered)
        {
            // The order was of this item, under another number.
            before = before with { OrderedOn = ordered.OrderedOn, Order = ordered.Order };
        }

        string? decided = people.ToText();
        before = before.Decisions == decided ? before : before with { Decisions = decided };
        Finding found = Finding.Of(
            decision,
            one.IsAsked ? [.. one.Open, .. both.Found] : both.Found,
            one.Prator?.Value,
            one.Prator is { IsPresent: true },
            one.Log?.Value,
            one.Log is { IsPresent: true },
            one.IsMendedDuplicate,
            _orders.Find(before.Order),
            people);
        ItemRow next = Follow.Next(before, isNew, found, _run.Log.Operation, out IReadOnlyList<FieldDiscrepancy> otherwise, out EventKinds kinds);
        if (isNew || kinds != EventKinds.None || next != one.Before || HasHappened(one))
        {
            ItemRow? basis = isNew && ReferenceEquals(merged, one.Prator?.Value) ? said : null;
            Append(one, next, basis, kinds, otherwise);
        }
    }

    /// <summary>Writes that a known item turned out to be another one, which was written before.</summary>
    public void WriteMerged(ItemCase<T> one)
    {
        ItemRow before = one.Before!;
        ItemRow settled = before with
        {
            State = ItemState.Settled,
            Asks = null,
            HasQuestion = false,
            OrderedOn = null,
            Order = 0,
            Decisions = null,
            MergedInto = one.Last.Before?.Id ?? throw new InvalidOperationException("An item was merged into one that is new."),
        };
        ItemRow next = Stamp.On(before, settled, EventKinds.Linked | EventKinds.Settled, _run.Log.Operation);
        _run.Log.Body.Begin();
        _run.Log.Body.Item(next, before, isNew: false);
        _run.Log.Body.Was(before);
        _run.Log.Append(EventKinds.Linked | EventKinds.Settled, next.Id);
        _run.Store.Put(next);
        _run.Count(next.Id, EventKinds.Linked | EventKinds.Settled, isNew: false);
    }

    public void Dispose() => _records.Dispose();

    // What was decided of an item goes with it when it turns out to be another; what it is the same as is answered by then.
    private static StandingDecisions PeopleOf(ItemCase<T> one)
    {
        StandingDecisions people = one.Absorbed
            .Where(a => a.Decisions is not null)
            .Aggregate(StandingDecisions.Of(one.Before?.Decisions), (all, a) => all.Absorbing(StandingDecisions.Of(a.Decisions)));
        bool isAnswered = people.Find(LedgerFact.SameAs) is { Value: not LedgerFact.NoOther } && (one.Absorbed.Count > 0 || (one.Prator is not null && one.Log is not null) || one.Stay is not null);
        return isAnswered ? people.Without(LedgerFact.SameAs) : people;
    }

    private T Merge(ItemCase<T> one, StandingDecisions people, Disagreements both) => MergedItem.Of(
        _rules,
        one.Prator?.Value,
        one.Prator is { IsPresent: true },
        _hasExport,
        one.Log?.Value,
        one.Stay?.Value,
        one.Stay is { IsPresent: true },
        TellerOfDeath(one),
        people,
        both);

    // A backfill does not look at every episode: what was known of a death stands.
    private ItemSource? TellerOfDeath(ItemCase<T> one) => _rules.Kind != RecordKind.Sip ? null
        : _run.TellerOfDeath(one.Patient) ?? (_run.Request.Backfill ? one.Before?.DeceasedBy : null);

    private static ItemSource TellerOf(ItemCase<T> one) =>
        one.Stay?.Value?.Disposition.Code == DispositionCode.Deceased ? ItemSource.Census
        : one.Prator is not null ? ItemSource.Prator
        : ItemSource.OutageLog;

    private static bool HasHappened(ItemCase<T> one) =>
        one.Prator is { Kinds: not EventKinds.None } || one.Log is { Kinds: not EventKinds.None } || one.Stay is { Kinds: not EventKinds.None }
        || one.Others.Exists(o => o.Kinds != EventKinds.None);

    // The basis is what the only record of a new item says of it, where that is known already.
    private void Append(ItemCase<T> one, ItemRow next, ItemRow? basis, EventKinds kinds, IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        bool isNew = one.Before is null;
        if (one.Before is { } known)
        {
            HistoryCheck.Check(
                known,
                [.. new[] { one.Prator, one.Log }.Concat(one.Others).OfType<SourceRecord<T>>().Select(r => r.Before).OfType<RecordRow>().Where(r => r.Item == known.Id)],
                _run.Histories.Of(known.Id));
        }

        EventKinds all = kinds;
        if (one.Stay is { Kinds: not EventKinds.None } stay)
        {
            _records.Begin(StayRecords.Shape, stay, next.Id);
            _records.End(stay, next.Id, EventKinds.None);
        }

        SourceRecord<T>? last = one.Prator is { Kinds: not EventKinds.None } ? one.Prator : one.Log is { Kinds: not EventKinds.None } ? one.Log : null;
        foreach (SourceRecord<T> other in one.Others)
        {
            all |= AppendRecord(other, next.Id);
        }

        if (one.Log is { } log && log != last)
        {
            all |= AppendRecord(log, next.Id);
        }

        if (last is not null)
        {
            all |= last.Kinds;
            _records.Begin(_rules.Shape, last, next.Id);
        }
        else
        {
            _run.Log.Body.Begin();
        }

        AddItem(one, next, basis, last, otherwise);
        if (last is not null)
        {
            _records.End(last, next.Id, kinds);
        }
        else
        {
            _run.Log.Append(kinds, next.Id);
        }

        if (isNew || next != one.Before)
        {
            _run.Store.Put(next);
        }

        _run.Count(next.Id, all, isNew);
    }

    // A record of its own entry; what happened to it is given back.
    private EventKinds AppendRecord(SourceRecord<T> record, long item)
    {
        EventKinds kinds = record.Kinds;
        if (kinds != EventKinds.None)
        {
            _records.Begin(_rules.Shape, record, item);
            _records.End(record, item, EventKinds.None);
        }

        return kinds;
    }

    private void AddItem(ItemCase<T> one, ItemRow next, ItemRow? basis, SourceRecord<T>? last, IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        ItemRow? before = one.Before;
        if (before is null)
        {
            ItemRow blank = ItemIdentity.Blank(_rules.Kind);
            _run.Log.Body.Item(next, last?.Fields is null ? blank : basis ?? ItemIdentity.Of(last.Value!, blank), isNew: true);
        }
        else if (next != before)
        {
            _run.Log.Body.Item(next, before, isNew: false);
            if (next.Action != before.Action || next.Rule != before.Rule || next.State != before.State)
            {
                _run.Log.Body.Was(before);
            }
        }

        if (otherwise.Count > 0)
        {
            _run.Log.Body.Part(BodyPart.Otherwise, otherwise);
        }
    }
}
