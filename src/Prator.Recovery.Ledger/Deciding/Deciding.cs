using System.Text.Json;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>Takes decisions on items of one kind in, one after the other, and decides the items again.</summary>
internal sealed class Deciding<T>(
    ILedgerReader store,
    LedgerKeys keys,
    KindRules<T> rules,
    RecoveryPolicy policy,
    Moment asOf,
    Act act,
    ItemOperation operation,
    NoteSeal seal)
    where T : CareItem
{
    private readonly DecisionGrid<T> _grid = rules.GridOf(policy);
    private readonly Dictionary<long, LedgerCase<T>> _cases = [];

    /// <summary>The items whose patients are to be matched again: what belongs together was said otherwise, or that somebody has died.</summary>
    public HashSet<long> ToMatch { get; } = [];

    /// <summary>Reads what the sources say of the items of this kind.</summary>
    public void Read(IEnumerable<ItemRow?> rows, CancellationToken cancellation)
    {
        ItemRow[] own = [.. rows.OfType<ItemRow>().Where(r => r.Kind == rules.Kind && r.MergedInto == 0).DistinctBy(r => r.Id)];
        if (own.Length == 0)
        {
            return;
        }

        foreach ((LedgerCase<T> one, _) in LedgerItems.Cases(store, keys, rules, own, cancellation))
        {
            _cases.Add(one.Row.Id, one);
        }
    }

    /// <summary>Takes a decision on an item of this kind in.</summary>
    public DecisionResult Decide(ItemRow row, GivenDecision given)
    {
        if (given.Step != DecisionStep.Escalate && !given.Replace && given.Seen is { } seen && seen.Decisions != row.Decisions && DecidedSince(row, given.Step is DecisionStep.Answer or DecisionStep.Propose) is { } since)
        {
            return since;
        }

        StandingDecisions people = StandingDecisions.Of(row.Decisions);
        return given.Step switch
        {
            DecisionStep.Answer => Answered(row, people, given),
            DecisionStep.Propose => Proposed(row, people, given),
            DecisionStep.Approve => Approved(row, people, given),
            DecisionStep.Withdraw => Withdrawn(row, people, given),
            _ => Escalated(row, given),
        };
    }

    private DecisionResult Answered(ItemRow row, StandingDecisions people, GivenDecision given)
    {
        LedgerCase<T> one = _cases[row.Id];
        if (given.Facts.Select(f => AnswerRules.Refusal(row, f, one) ?? AnswerRules.NoMatch(row, f, store)).OfType<string>().FirstOrDefault() is { } refusal)
        {
            return Refused(row, refusal);
        }

        HashSet<string> contradicted = [.. Follow.Questions(row.Asks).Where(q => q.Code == LedgerQuestion.Answered).Select(q => q.Field!)];
        StandingDecisions next = people;
        List<GivenFact> written = [];
        foreach (GivenFact fact in given.Facts)
        {
            if (people.Find(fact.Field) is { } known && !contradicted.Contains(fact.Field))
            {
                bool isSame = known.Value == fact.Value;
                if (isSame && IsNoted(known.Entry, given))
                {
                    continue;
                }

                if (!isSame && !given.Replace && By(known.Entry) is { } first && !IsMe(first))
                {
                    return Conflict(row, first, $"{known.Field} = {known.Value ?? "–"}");
                }
            }

            string? value = fact.Field == LedgerFact.SameAs ? MatchAnswer.Of(fact.Value) : fact.Value;
            next = next.With(new Answer(fact.Field, value, AnswerRules.Said(row, one, fact.Field), operation.NextEntry));
            written.Add(fact);
        }

        return written.Count == 0
            ? new DecisionResult(row.Id, DecisionOutcome.Unchanged, null, row, row)
            : Write(row, next, EventKinds.Answered, given, body => body.Part(BodyPart.Answered, written));
    }

    private DecisionResult Proposed(ItemRow row, StandingDecisions people, GivenDecision given)
    {
        RecoveryAction action = given.Action!.Value;
        if (people.Forced?.Action != action && AnswerRules.Refusal(row, action, _grid, _cases[row.Id]) is { } refusal)
        {
            return Refused(row, refusal);
        }

        if (people.Forced is { } standing)
        {
            // Where what was known has changed since, the same action is decided on anew.
            if (standing.Action == action && standing.Instead == RuleOf(row, people))
            {
                return new DecisionResult(row.Id, DecisionOutcome.Unchanged, null, row, row);
            }

            if (standing.Action != action && !given.Replace && By(standing.Entry) is { } first && !IsMe(first))
            {
                return Conflict(row, first, standing.IsPending ? Messages.NotApprovedYet(standing.Action) : Messages.ApprovedAction(standing.Action));
            }
        }

        StandingDecisions next = people with { Forced = new ForcedAction(action, RuleOf(row, people), operation.NextEntry, Approval: 0) };
        return Write(row, next, EventKinds.Proposed, given, body => body.Part(BodyPart.Proposed, action.ToString()));
    }

    private DecisionResult Approved(ItemRow row, StandingDecisions people, GivenDecision given)
    {
        if (people.Forced is not { IsPending: true } pending)
        {
            // Who lost the connection at the end of an approval gives it again.
            if (people.Forced is { } approved && (given.Action ?? approved.Action) == approved.Action && By(approved.Approval) is { } approver && IsMe(approver))
            {
                return new DecisionResult(row.Id, DecisionOutcome.Unchanged, null, row, row);
            }

            return Refused(row, Messages.NothingToApprove(row.Name, row.State));
        }

        if (given.Action is { } meant && meant != pending.Action)
        {
            return Refused(row, Messages.OtherApproval(row.Name, pending.Action, meant));
        }

        if (By(pending.Entry) is { } proposer && IsMe(proposer))
        {
            return Refused(row, Messages.OwnProposal(pending.Action, row.Name, proposer.Actor));
        }

        if (RuleOf(row, people) is var rule && rule != pending.Instead)
        {
            return Refused(row, Messages.ProposalOvertaken(row.Name, pending.Action, pending.Instead, rule));
        }

        StandingDecisions next = people with { Forced = pending with { Approval = operation.NextEntry } };
        return Write(row, next, EventKinds.Approved, given, body => body.Part(BodyPart.Proposed, pending.Action.ToString()));
    }

    private DecisionResult Withdrawn(ItemRow row, StandingDecisions people, GivenDecision given)
    {
        string[] fields = [.. given.Facts.Select(f => f.Field)];
        StandingDecisions next = fields.Length == 0 ? StandingDecisions.None : fields.Aggregate(people, (left, f) => left.Without(f));
        if (next.ToText() == people.ToText())
        {
            return Refused(row, fields.Length == 0 ? Messages.NothingDecided(row.Name) : Messages.NoAnswerStands(row.Name, string.Join(", ", fields)));
        }

        List<GivenFact> gone = [.. people.Answers.Except(next.Answers).Select(a => new GivenFact(a.Field, a.Value))];
        return Write(row, next, EventKinds.Retracted, given, body =>
        {
            body.Part(BodyPart.Answered, gone);
            if (people.Forced is { } forced && next.Forced is null)
            {
                body.Part(BodyPart.Proposed, forced.Action.ToString());
            }
        });
    }

    private DecisionResult Escalated(ItemRow row, GivenDecision given)
    {
        if (!row.HasQuestion)
        {
            return Refused(row, Messages.NothingAsked(row.Name));
        }

        if (row.EscalatedOperation != 0)
        {
            return new DecisionResult(row.Id, DecisionOutcome.Unchanged, null, row, row);
        }

        ItemRow after = Stamp.On(row, row, EventKinds.Escalated, operation.Number);
        operation.Append(row, after, EventKinds.Escalated, _ => { }, seal.Of(given));
        return new DecisionResult(row.Id, DecisionOutcome.Done, null, row, after);
    }

    // Decides the item by what now stands, and writes both what the person did and what follows from it.
    private DecisionResult Write(ItemRow row, StandingDecisions people, EventKinds kind, GivenDecision given, Action<EntryBodyWriter> add)
    {
        LedgerCase<T> one = _cases[row.Id];
        T merged = one.Merged(rules, people, out IReadOnlyList<LedgerQuestion> open);
        Decision<T> decision = _grid.Decide(merged, asOf);
        StandingDecisions former = StandingDecisions.Of(row.Decisions);
        if (former.Find(LedgerFact.SameAs) != people.Find(LedgerFact.SameAs) || IsDead(merged) != IsDead(one.Merged(rules, former, out _)))
        {
            ToMatch.Add(row.Id);
        }

        ItemRow before = ItemIdentity.Of(merged, row) with { Decisions = people.ToText() };
        ItemRow next = Follow.Next(before, isNew: false, one.Find(decision, open, people), operation.Number, out _, out EventKinds kinds);
        operation.Append(row, next, kind | kinds, add, seal.Of(given));
        return new DecisionResult(row.Id, DecisionOutcome.Done, null, row, operation.Find(row.Id));
    }

    // A note that is new is written; one that can't be read is no reason to write the answer again.
    private bool IsNoted(long entry, GivenDecision given) =>
        DecisionNote.Of(given) is null || !store.ShowsSecrets || seal.Holds(store.EntriesAt([entry]).FirstOrDefault(), given);

    private static bool IsDead(T item) => item is Episode { Disposition.Code: DispositionCode.Deceased };

    // The rule that holds without an action of people's own.
    private string RuleOf(ItemRow row, StandingDecisions people)
    {
        T merged = _cases[row.Id].Merged(rules, people with { Forced = null }, out IReadOnlyList<LedgerQuestion> open);
        return open.Count > 0 ? open[0].Code : _grid.Decide(merged, asOf).Rule.Id;
    }

    // Whoever decided last, where that is somebody else.
    private DecisionResult? DecidedSince(ItemRow row, bool isReplaceable)
    {
        const EventKinds Decisions = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted;
        LedgerEntry? last = store.Entries(new EntryFilter { Items = [row.Id], Kinds = Decisions }).LastOrDefault();
        if (last is null || store.Operation(last.Operation) is not { } first || IsMe(first))
        {
            return null;
        }

        using JsonDocument body = JsonDocument.Parse(last.Body);
        EventKinds kind = last.Kinds & Decisions;
        return Conflict(row, first, $"{kind}: {EventDetail.Of(kind, body.RootElement)}", isReplaceable);
    }

    private OperationRow? By(long entry) => store.EntriesAt([entry]).FirstOrDefault() is { } found ? store.Operation(found.Operation) : null;

    private bool IsMe(OperationRow other) => string.Equals(other.Actor, act.Actor, StringComparison.OrdinalIgnoreCase);

    private DecisionResult Conflict(ItemRow row, OperationRow first, string what, bool isReplaceable = true)
    {
        DateTime local = TimeZoneInfo.ConvertTime(first.Time, policy.TimeZone).DateTime;
        string why = isReplaceable ? Messages.DecisionReplaceable(first.Actor, row.Name, local, what) : Messages.DecisionConflict(first.Actor, row.Name, local, what);
        return new DecisionResult(row.Id, DecisionOutcome.Conflict, why, row, row);
    }

    private static DecisionResult Refused(ItemRow row, string refusal) => new(row.Id, DecisionOutcome.Refused, refusal, row, row);
}
