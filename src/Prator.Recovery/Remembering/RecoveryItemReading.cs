using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Makes what Get-RecoveryItem gives of a ledger's rows: with what the sources say, and what the policy said that decided.</summary>
internal sealed class RecoveryItemReading
{
    // So many are read from the log before the first of them is shown.
    private const int BatchItems = 2_000;

    private readonly ILedgerReader _reader;
    private readonly LedgerKeys _keys;
    private readonly LedgerPolicies _policies;
    private readonly Dictionary<long, OperationRow> _operations;
    private readonly Dictionary<(string? Hash, RecordKind Kind, string Rule), Rule?> _rules = [];
    private readonly Moment _decidedFor;

    public RecoveryItemReading(ILedgerReader reader, LedgerKeys keys)
    {
        _reader = reader;
        _keys = keys;
        _policies = new LedgerPolicies(reader);
        _operations = reader.Operations().ToDictionary(o => o.Id);
        LedgerSnapshot? newest = LedgerSnapshots.Newest(reader);
        _decidedFor = newest?.AsOf ?? Moment.Missing;
        Time = new LedgerTime(newest, _policies);
    }

    public LedgerTime Time { get; }

    /// <summary>The day that ages and stale orders are told for.</summary>
    public Moment AsOf { get; set; }

    public required CultureInfo Culture { get; init; }

    public required bool IncludePatientId { get; init; }

    public required bool History { get; init; }

    /// <summary>Whole days since an item has had its state, on the day that is told for.</summary>
    public int AgeOf(ItemRow row) => Math.Max(0, AsOf.Date.DayNumber - DateOnly.FromDateTime(SinceOf(row)).DayNumber);

    /// <summary>When an operation was, or its files are of.</summary>
    public DateTime TimeOf(long operation) => Time.Of(_operations[operation]);

    public bool IsStale(ItemRow row) => row.IsStaleOn(AsOf.Date);

    /// <summary>The items of some rows, in their order.</summary>
    public IEnumerable<RecoveryItem> Of(IEnumerable<ItemRow> rows, CancellationToken cancellation)
    {
        foreach (ItemRow[] batch in rows.Chunk(BatchItems))
        {
            ILookup<long, LedgerEvent>? events = History
                ? LedgerHistory.Of(_reader, new EntryFilter { Items = [.. batch.Select(r => r.Id)] }, _keys).ToLookup(e => e.Item ?? 0)
                : null;
            Dictionary<long, RecoveryItem> made = [];
            foreach (LedgerItem<Episode> one in LedgerItems.Episodes(_reader, _keys, batch.Where(r => r.Kind == RecordKind.Episode), cancellation))
            {
                made.Add(one.Row.Id, Made(one, ItemKind.Episode, p => p.Episodes, events));
            }

            foreach (LedgerItem<Sip> one in LedgerItems.Sips(_reader, _keys, batch.Where(r => r.Kind == RecordKind.Sip), cancellation))
            {
                made.Add(one.Row.Id, Made(one, ItemKind.Sip, p => p.Sips, events));
            }

            foreach (ItemRow row in batch)
            {
                yield return made[row.Id];
            }
        }
    }

    private RecoveryItem Made<T>(LedgerItem<T> item, ItemKind kind, Func<RecoveryPolicy, DecisionGrid<T>> gridOf, ILookup<long, LedgerEvent>? events)
        where T : CareItem
    {
        ItemRow row = item.Row;
        OperationRow decidedBy = _operations[row.DecidedOperation];
        RecoveryPolicy? policy = _policies.Find(decidedBy.PolicyHash);
        DecisionGrid<T>? grid = policy is null ? null : gridOf(policy);
        bool isOfLedger = LedgerRule.IsOfLedger(row.Rule);
        Rule? rule = isOfLedger || grid is null ? null : RuleOf(decidedBy.PolicyHash, row, grid);
        StandingDecisions people = StandingDecisions.Of(row.Decisions);
        bool mayShow = IncludePatientId && !row.IsProtected && item.Item.IsProtected != YesNo.Yes;
        return new RecoveryItem
        {
            Id = row.Id,
            Ledger = _reader.Identity.Id,
            Kind = kind,
            Reference = row.Name,
            Action = row.Action,
            State = row.State,
            Rule = row.Rule,
            Clause = isOfLedger ? policy?.Routing.LocalClause : rule?.Clause,
            Reason = Together(item.Asked.Select(q => q.Code).Append(isOfLedger ? row.Rule : null).OfType<string>().Distinct().Select(LedgerTexts.Reason).Append(rule?.Reason)) ?? string.Empty,
            Question = QuestionOf(item, kind, policy, grid, rule),
            Unit = row.Unit,
            Municipality = row.Municipality,
            Owner = row.Owner,
            OwnerEmail = row.OwnerEmail,
            AskedSince = row.AskedOperation == 0 ? null : TimeOf(row.AskedOperation),
            IsEscalated = row.EscalatedOperation != 0,
            Seen = new SeenDecisions(row.Decisions),
            IsProtected = row.IsProtected,
            OrderedOn = row.OrderedOn,
            IsStale = IsStale(row),
            FirstSeen = Time.Of(_operations[row.FirstOperation]),
            Since = SinceOf(row),
            AgeDays = AgeOf(row),
            Policy = decidedBy.Policy,
            PatientId = mayShow ? item.Item.PatientId : null,
            Answers = [.. people.Answers.Select(a => new ItemAnswer(a.Field, LedgerLabels.Of(policy, kind)(a.Field), a.Value))],
            ProposedAction = people.Forced is { IsPending: true } pending ? pending.Action : null,
            Sources = item.Sources,
            Changes = ChangesOf(item, grid),
            History = events is null ? null : [.. events[row.Id]],
        };
    }

    private DateTime SinceOf(ItemRow row) => Time.Of(_operations[row.StateOperation]);

    private Rule? RuleOf<T>(string? hash, ItemRow row, DecisionGrid<T> grid)
        where T : CareItem
    {
        if (!_rules.TryGetValue((hash, row.Kind, row.Rule), out Rule? rule))
        {
            rule = grid.Book.Rules.FirstOrDefault(r => r.Id == row.Rule);
            _rules.Add((hash, row.Kind, row.Rule), rule);
        }

        return rule;
    }

    // What the policy asks beside its rule's own question depends on the facts, so the item is decided as it was.
    private string? QuestionOf<T>(LedgerItem<T> item, ItemKind kind, RecoveryPolicy? policy, DecisionGrid<T>? grid, Rule? rule)
        where T : CareItem
    {
        if (!item.Row.HasQuestion)
        {
            return null;
        }

        string? own = item.Asked.Count == 0 ? null : LedgerRule.Together(item.Asked, LedgerLabels.Of(policy, kind)).For(Culture);
        if (rule is null || item.Row.State == ItemState.Discrepancy)
        {
            return own;
        }

        Decision<T> decision = grid!.Decide(item.Item, _decidedFor);
        string? policys = decision.Rule.Id == rule.Id ? decision.QuestionIn(Culture) : rule.Question?.For(Culture);
        return own is null ? policys : policys is null ? own : $"{own} {policys}";
    }

    private IReadOnlyList<FieldChange> ChangesOf<T>(LedgerItem<T> item, DecisionGrid<T>? grid)
        where T : CareItem
    {
        if (item.Ordered is { } ordered)
        {
            return [.. ordered.Select(o => new FieldChange(o.Field, o.Label, o.Value))];
        }

        return item.Row is { Action: RecoveryAction.Close, State: ItemState.Waiting } && grid?.Decide(item.Item, AsOf) is { Action: RecoveryAction.Close } decision
            ? decision.Changes
            : [];
    }

    private string? Together(IEnumerable<LocalText?> texts)
    {
        string[] told = [.. texts.OfType<LocalText>().Select(t => t.For(Culture))];
        return told.Length == 0 ? null : string.Join(" ", told);
    }
}
