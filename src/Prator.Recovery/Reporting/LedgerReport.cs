using Prator.Recovery.Commands;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mailing;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Reporting;

/// <summary>Makes reports of a ledger, as it is at one moment. What is long is read while the report is written.</summary>
internal sealed class LedgerReport
{
    // So many lines of a kind a summary shows; who wants all takes the list.
    private const int SummaryLines = 100;

    private readonly OpenLedger _ledger;
    private readonly ILedgerReader _reader;
    private readonly ReportTexts _texts;
    private readonly ReportScope _scope;
    private readonly Action<long, long> _progress;
    private readonly CancellationToken _stopped;
    private readonly LedgerSnapshot? _newest;
    private readonly RecoveryPolicy _policy;
    private readonly RecoveryItemReading _items;
    private readonly QuestionReading _questions;

    public LedgerReport(OpenLedger ledger, ILedgerReader reader, ReportTexts texts, ReportScope scope, Action<long, long> progress, CancellationToken stopped)
    {
        _ledger = ledger;
        _reader = reader;
        _texts = texts;
        _scope = scope;
        _progress = progress;
        _stopped = stopped;
        _newest = LedgerSnapshots.Newest(reader);
        _policy = DecidingPolicy.Of(reader).Policy;
        _items = new RecoveryItemReading(reader, ledger.Keys) { Culture = texts.Culture, IncludePatientId = false, History = false };
        _questions = new QuestionReading(scope.Owners, _items);
    }

    public LedgerTime Time => _items.Time;

    /// <summary>The day that ages and stale orders are told for.</summary>
    public Moment AsOf
    {
        get => _items.AsOf;
        set => _items.AsOf = value;
    }

    private DateOnly Today => AsOf.Date;

    /// <param name="kind">Which.</param>
    /// <param name="act">Who will see identifiers of patients, where a worksheet is to show them; null where it is not.</param>
    public Report Of(ReportKind kind, Act? act) => kind switch
    {
        ReportKind.Summary => Summary(),
        ReportKind.Worksheet => New(kind, [], [Worksheet(act)]) with { NamesPatients = act is not null },
        ReportKind.Questions => New(kind, [], [Questions()]),
        ReportKind.PaymentBasis => New(kind, [], [PaymentBasis()]),
        ReportKind.Rejected => New(kind, [], [Rejected(Open().Where(r => _scope.Since is not { } since || _items.TimeOf(r.FirstOperation) >= since))]),
        ReportKind.SignOff => SignOff(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private Report New(ReportKind kind, IReadOnlyList<ReportFact> figures, IReadOnlyList<ReportPart> parts) => new()
    {
        Kind = kind,
        Texts = _texts,
        Title = _texts.Format("Title", _texts.Of(kind), _policy.Title.For(_texts.Culture)),
        Figures = figures,
        Facts =
        [
            Fact("asOf", AsOf.ToDateTime()),
            Fact("newest", _newest?.AsOf.ToDateTime()),
            Fact("ledger", _ledger.Place.Connection is null ? Path.GetFileName(_ledger.Place.Shown) : _ledger.Place.Shown),
            .. _scope.ToText(_texts) is { } selected ? [Fact("filter", selected)] : Array.Empty<ReportFact>(),
            .. _scope.Since is { } since ? [Fact("since", since)] : Array.Empty<ReportFact>(),
            Fact("policy", _newest?.Policy ?? _policy.Name),
            Fact("policyHash", _newest?.PolicyHash, isCode: true),
            Fact("chainHead", _reader.Head?.ToString(), isCode: true),
        ],
        Parts = parts,
    };

    private ReportFact Fact(string key, object? value, bool isCode = false) => new(key, _texts[$"Fact.{key}"], value, isCode);

    private Report Summary()
    {
        ItemRun run = Run();
        LedgerCounting counting = new(run.Counts, Today);
        IReadOnlyList<LedgerCount> actions = counting.By(SummaryGrouping.Action);
        IReadOnlyList<(string? Owner, int Age, long Count)> ages = run.Ages(_questions);
        RejectedEntry[] rejected = [.. Open()];
        UnsettledMails mails = UnsettledMails.Of(_reader, Clock.Current.GetUtcNow());
        return New(
            ReportKind.Summary,
            [
                Fact("items", counting.Items),
                Fact("remaining", actions.Sum(CountTables.Remaining)),
                Fact("verified", actions.Sum(c => c.Verified)),
                Fact("done", actions.Sum(c => c.Verified + c.Settled)),
                Fact("questions", counting.Questions),
                Fact("oldest", ages.Count == 0 ? null : (long)ages.Max(a => a.Age)),
                Fact("stale", counting.Stale),
                Fact("rejected", _scope.Numbers is null ? (long)rejected.Length : null),
                .. new[] { Fact("mailsUnknown", (long)mails.Unknown), Fact("mailsRefused", (long)mails.Refused), Fact("mailsPending", (long)mails.Pending) }.Where(f => f.Value is > 0L),
            ],
            [
                BurnDownTable(run),
                .. _scope.Since is { } since ? [Happened(since, run)] : Array.Empty<ReportPart>(),
                CountTables.Actions(_texts, actions, _policy.System),
                CountTables.Municipalities(_texts, counting.By(SummaryGrouping.Municipality)),
                QuestionTables.ByOwner(_texts, ages),
                Cut(QuestionTables.OneByOne("questions", _texts, _policy.System, Asked(run.Asked)), run.Asked, ReportKind.Questions),
                Cut(Stale(run.Stale), run.Stale, ReportKind.Worksheet),
                Cut(QuestionTables.OneByOne("discrepancies", _texts, _policy.System, Asked(run.Odd)) with { Note = _texts["Part.discrepancies.note"] }, run.Odd, ReportKind.Questions),
                Cut(Rejected(rejected.Take(SummaryLines)), rejected.Length, ReportKind.Rejected),
                Balance(),
            ]);
    }

    private ItemRun Run() => ItemRun.Through(_reader, _items, _scope, Today, SummaryLines, _progress, _stopped);

    private IEnumerable<ItemRow> Rows(ItemQuery query) => _reader.Items(query with { Ids = _scope.Numbers }).Where(_scope.Allows);

    private IEnumerable<RecoveryQuestion> Asked(OldestItems<ItemRow> oldest) => _items.Of(oldest.Kept(), _stopped).Select(_questions.Of);

    private ReportTable Cut(ReportTable table, OldestItems<ItemRow> of, ReportKind all) =>
        Cut(table, of.Count, all);

    // A summary shows the first lines, and says where the others are.
    private ReportTable Cut(ReportTable table, long count, ReportKind all) => count <= SummaryLines ? table : table with
    {
        Note = string.Join(' ', new[] { table.Note, _texts.Count("Shown", SummaryLines, count, _texts.Of(all).Label) }.OfType<string>()),
    };

    private ReportTable BurnDownTable(ItemRun run) => new()
    {
        Key = "burnDown",
        Heading = _texts["Part.burnDown"],
        Note = _texts["Part.burnDown.note"],
        Empty = _texts["Empty.balance"],
        Plot = ReportPlot.Line,
        Columns = ReportColumns.Of(_texts, "day", "remaining", "new", "done"),
        Rows = [.. BurnDown.Of(_reader, run.Included, _stopped).Select(d => (IReadOnlyList<object?>)[d.Day, d.Remaining, d.New, d.Done])],
    };

    private ReportTable Happened(DateTime since, ItemRun run)
    {
        LedgerHappenings happened = new(LedgerChanges.By(_reader, o => Time.Of(o) >= since, _stopped, _scope.IsAll ? null : item => run.Included[(int)item]));
        return new ReportTable
        {
            Key = "happened",
            Heading = _texts.Format("Part.happened", since),
            Empty = _texts["Empty.happened"],
            Columns = ReportColumns.Of(_texts, "happened", "count"),
            Rows = [.. happened.Told.Where(t => t.Count > 0).Select(t => (IReadOnlyList<object?>)[new Coded(t.Name, _texts[$"Happened.{t.Name}"]), t.Count])],
        };
    }

    private ReportTable Stale(OldestItems<ItemRow> stale) => new()
    {
        Key = "stale",
        Heading = _texts["Part.stale"],
        Note = _texts["Part.stale.note"],
        Empty = _texts["Empty.stale"],
        Columns = ReportColumns.Of(_texts, "reference", "orderedOn", "owner", "municipality", "unit"),
        Rows = stale.Kept().Select(r => (IReadOnlyList<object?>)[r.Name, r.OrderedOn, _scope.OwnerOf(r.Municipality, r.Unit, r.Owner), r.Municipality, r.Unit]),
    };

    private IEnumerable<RejectedEntry> Open() => _reader.Rejected(onlyOpen: true)
        .Where(r => _scope.Numbers is null && _scope.Allows(r.Municipality, r.Unit, r.Owner));

    private ReportTable Rejected(IEnumerable<RejectedEntry> rows) => RejectedTable.Of(_texts, rows.Select(r => new RejectedLine(
        _scope.OwnerOf(r.Municipality, r.Unit, r.Owner), r.File, r.Row, r.Column, r.Reason, r.Reference, r.Municipality, r.Unit, _items.TimeOf(r.FirstOperation))));

    private ReportTable Balance() => WholeBalance() is var whole && _scope.IsAll ? whole : whole with { Note = $"{whole.Note} {_texts["Part.balance.whole"]}" };

    private ReportTable WholeBalance() => BalanceTable.Of(
        _texts,
        LedgerSnapshots.NewestFiles(_reader).Select(f => (f.Name, (Coded?)_texts.Of(f.Source), new Balance(f.Items, f.Duplicates, f.Rejected))));

    private ReportTable Questions()
    {
        IEnumerable<RecoveryQuestion> ofItems = _items.Of(Counted(_reader.Items(new ItemQuery { OnlyQuestions = true, Ids = _scope.Numbers }).Where(r => r.MergedInto == 0)), _stopped).Select(_questions.Of);
        IEnumerable<RecoveryQuestion> ofRows = _scope.Numbers is null ? _reader.Rejected(onlyOpen: true).Select(_questions.Of) : [];
        IEnumerable<RecoveryQuestion> all = ofItems.Concat(ofRows)
            .Where(q => _scope.AllowsUnit(q.Unit) && _scope.AllowsOwner(q.Owner) && (_scope.Since is not { } since || q.AskedSince >= since));
        return QuestionTables.OneByOne("questions", _texts, _policy.System, QuestionReading.Sorted(all)) with { Heading = _texts.Of(ReportKind.Questions).Label, GroupedBy = "owner" };
    }

    private ReportTable PaymentBasis()
    {
        IEnumerable<ItemRow> rows = Counted(Rows(new ItemQuery { Kind = RecordKind.Episode })).Where(IsSince);
        return PaymentBasisTable.Of(_texts, Triage(includePatientId: false).Of(rows, _stopped)
            .Select(d => ((ItemRow?)d.Row, (OutageEpisode)d.Item, _scope.OwnerOf(d.Row.Municipality, d.Row.Unit, d.Row.Owner))));
    }

    private ReportWorksheet Worksheet(Act? act)
    {
        LedgerTriage triage = Triage(act is not null);
        List<(string? Unit, string? Owner, long Id)> keyed =
        [
            .. Rows(new ItemQuery { Actions = WorksheetItems.Keyed, States = [ItemState.Waiting, ItemState.Ordered] })
                .Where(IsSince)
                .Select(r => (r.Unit, _scope.OwnerOf(r.Municipality, r.Unit, r.Owner), r.Id)),
        ];
        long done = 0;
        return WorksheetItems.Grouped(_texts, keyed, k => (k.Unit, k.Owner), group => Items(group.Select(k => k.Id)));

        IEnumerable<WorksheetItem> Items(IEnumerable<long> ids) => ids.Chunk(2_000).SelectMany(some =>
        {
            IEnumerable<(ItemRow Row, TriagedItem Item)> decided = triage.Of(_reader.Items(new ItemQuery { Ids = some }), _stopped);
            if (act is not null)
            {
                decided = IdentifierAccess.Recorded(_ledger, act, decided, d => d.Item.ShowsPatient ? d.Row.Id : null, _stopped);
            }

            _progress(done += some.Length, keyed.Count);
            return decided.Select(d => WorksheetItems.Of(d.Item, d.Row, act is not null, _texts, Today));
        });
    }

    private LedgerTriage Triage(bool includePatientId) => new(
        _reader,
        _ledger.Keys,
        new Triage(_policy, AsOf, _texts.Culture, includePatientId, default) { Ledger = _reader.Identity.Id, Profile = Policies.ProfileShelf.Get(Policies.ProfileShelf.Default, path => path) });

    private bool IsSince(ItemRow row) => _scope.Since is not { } since || _items.TimeOf(row.StateOperation) >= since;

    private IEnumerable<ItemRow> Counted(IEnumerable<ItemRow> rows)
    {
        long all = _reader.Numbers.Item;
        foreach (ItemRow row in rows)
        {
            _progress(row.Id, all);
            yield return row;
        }
    }

    private Report SignOff()
    {
        ItemRun run = Run();
        LedgerCounting counting = new(run.Counts, Today);
        IReadOnlyList<LedgerCount> actions = counting.By(SummaryGrouping.Action);
        return New(
            ReportKind.SignOff,
            [
                Fact("items", counting.Items),
                Fact("verified", actions.Sum(c => c.Verified)),
                Fact("done", actions.Sum(c => c.Verified + c.Settled)),
                Fact("remaining", actions.Sum(CountTables.Remaining)),
                Fact("questions", counting.Questions),
                Fact("rejected", _scope.Numbers is null ? (long)Open().Count() : null),
            ],
            [
                Balance(),
                CountTables.Actions(_texts, actions, _policy.System) with { Key = "verified", Heading = _texts["Part.verified"], Plot = null },
                DecisionTable(run),
                SignatureTable.Of(_texts),
            ]);
    }

    private ReportTable DecisionTable(ItemRun run)
    {
        const EventKinds ByPeople = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted | EventKinds.Escalated | EventKinds.Ordered | EventKinds.Withdrawn;
        return new ReportTable
        {
            Key = "decisions",
            Heading = _texts["Part.decisions"],
            Note = _texts["Part.decisions.note"],
            Empty = _texts["Empty.decisions"],
            Columns = ReportColumns.Of(_texts, "day", "actor", "decision", "count"),
            Rows = LedgerHistory.Of(_reader, new EntryFilter { Kinds = ByPeople })
                .Where(e => _scope.IsAll || e.Item is { } item && run.Included[(int)item])
                .Where(e => _scope.Since is not { } since || Time.Of(e.Time) >= since)
                .GroupBy(e => (DateOnly.FromDateTime(Time.Of(e.Time)), e.Actor, e.Kind))
                .Select(g => (IReadOnlyList<object?>)[g.Key.Item1, g.Key.Actor, _texts.Of(g.Key.Kind), (long)g.Count()]),
        };
    }
}
