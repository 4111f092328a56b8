using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Tells which operation approved a decision or took it back. A later one of the same item may be about something else.</summary>
internal sealed class DecisionSequel
{
    // What goes with an item that turns out to be another.
    private const EventKinds Carried = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved;

    private const EventKinds Ends = EventKinds.Approved | EventKinds.Retracted | EventKinds.Withdrawn;

    private readonly Dictionary<long, List<Step>> _steps = [];
    private readonly Dictionary<long, (long Into, long Operation)> _merged = [];

    /// <param name="store">The ledger.</param>
    /// <param name="isOfPeople">Whether an operation with this number was a person's.</param>
    public DecisionSequel(ILedgerReader store, Func<long, bool> isOfPeople)
    {
        HashSet<long> decided = [];
        HashSet<long> ended = [];
        foreach (EntryMark mark in store.EntryMarks(Carried | Ends).Where(m => isOfPeople(m.Operation)))
        {
            _ = (mark.Kinds & Carried) != 0 && decided.Add(mark.Item);
            _ = (mark.Kinds & Ends) != 0 && ended.Add(mark.Item);
        }

        // Few decisions are approved or taken back; of their items alone everything that people did is kept.
        if (ended.Count > 0)
        {
            ReadSteps(store, ended, isOfPeople);
            ReadMerged(store, decided);
        }
    }

    /// <summary>The operation that approved a proposal; 0 where none did.</summary>
    public long Approval(LedgerEntry proposal) => First(proposal, s => s.Kinds.HasFlag(EventKinds.Approved), s => s.Kinds.HasFlag(EventKinds.Proposed));

    /// <summary>The operation that took a decision back, or the last part of it; 0 where none did.</summary>
    /// <param name="kind">What was decided.</param>
    /// <param name="entry">The entry of it.</param>
    /// <param name="fields">Of an answer the fields.</param>
    public long TakenBack(EventKinds kind, LedgerEntry entry, IReadOnlyList<DecidedField> fields) => kind switch
    {
        EventKinds.Ordered => First(entry, s => s.Kinds.HasFlag(EventKinds.Withdrawn), s => s.Kinds.HasFlag(EventKinds.Ordered)),
        EventKinds.Proposed or EventKinds.Approved => First(entry, s => s.IsActionTakenBack, s => s.Kinds.HasFlag(EventKinds.Proposed)),
        EventKinds.Answered => Last([.. fields.Select(f => First(entry, s => s.TakesBack(f.Field), s => s.Answers(f.Field)))]),
        _ => 0,
    };

    // An answer with a field that nobody took back stands in part.
    private static long Last(long[] ends) => ends.Contains(0) ? 0 : ends.DefaultIfEmpty().Max();

    private long First(LedgerEntry entry, Func<Step, bool> ends, Func<Step, bool> decidesAnew)
    {
        foreach (Step step in After(entry.Item, entry.Operation))
        {
            if (ends(step))
            {
                return step.Operation;
            }

            if (decidesAnew(step))
            {
                return 0;
            }
        }

        return 0;
    }

    private IEnumerable<Step> After(long item, long operation)
    {
        while (true)
        {
            foreach (Step step in _steps.GetValueOrDefault(item, []).Where(s => s.Operation > operation))
            {
                yield return step;
            }

            if (!_merged.TryGetValue(item, out (long, long) merged))
            {
                yield break;
            }

            (item, operation) = merged;
        }
    }

    private void ReadSteps(ILedgerReader store, HashSet<long> items, Func<long, bool> isOfPeople)
    {
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Items = items, Kinds = HumanDecisions.All }).Where(e => isOfPeople(e.Operation)))
        {
            using JsonDocument body = JsonDocument.Parse(entry.Body);
            bool hasAction = body.RootElement.TryGetProperty(BodyPart.Proposed.EncodedUtf8Bytes, out _);
            Step step = new(entry.Operation, entry.Kinds, [.. HumanDecisions.Fields(body.RootElement, BodyPart.Answered).Select(f => f.Field)], hasAction);
            (_steps.TryGetValue(entry.Item, out List<Step>? known) ? known : _steps[entry.Item] = []).Add(step);
        }
    }

    private void ReadMerged(ILedgerReader store, HashSet<long> items)
    {
        Dictionary<long, long> into = store.Items(new ItemQuery { Ids = items }).Where(i => i.MergedInto != 0).ToDictionary(i => i.Id, i => i.MergedInto);
        if (into.Count == 0)
        {
            return;
        }

        // The last link of an item that turned out to be another is that one.
        foreach (LedgerEntry link in store.Entries(new EntryFilter { Items = into.Keys, Kinds = EventKinds.Linked }))
        {
            _merged[link.Item] = (into[link.Item], link.Operation);
        }
    }

    /// <summary>What a person did to an item.</summary>
    private sealed record Step(long Operation, EventKinds Kinds, HashSet<string> Fields, bool HasAction)
    {
        public bool IsActionTakenBack => HasAction && Kinds.HasFlag(EventKinds.Retracted);

        public bool TakesBack(string field) => Kinds.HasFlag(EventKinds.Retracted) && Fields.Contains(field);

        public bool Answers(string field) => Kinds.HasFlag(EventKinds.Answered) && Fields.Contains(field);
    }
}
