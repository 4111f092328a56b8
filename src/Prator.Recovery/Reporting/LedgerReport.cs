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
    // So many lines of a kind a summary for people shows; who wants all takes the list, or the summary for programs.
    private const int SummaryLines = 100;

    private const int RowsAtATime = 2_000;

    private readonly OpenLedger _ledger;
    private readonly ILedgerReader _reader;
    private readonly ReportTexts _texts;
    private readonly ReportScope _scope;
    private readonly int _lines;
    private readonly Action<long, long> _progress;
    private readonly CancellationToken _stopped;
    private readonly LedgerSnapshot? _newest;
    private readonly RecoveryPolicy _policy;
    private readonly RecoveryItemReading _items;
    private readonly QuestionReading _questions;

    /// <param name="ledger">The ledger.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="texts">The words.</param>
    /// <param name="scope">Which items, and whose.</param>
    /// <param name="isWhole">Whether a summary holds every line: a program reads it.</param>
    /// <param name="progress">Is told how many items were gone through, and how many there are.</param>
    /// <param name="stopped">Stops the reading.</param>
    public LedgerReport(OpenLedger ledger, ILedgerReader reader, ReportTexts texts, ReportScope scope, bool isWhole, Action<long, long> progress, CancellationToken stopped)
    {
        _lines = isWhole ? int.MaxValue : SummaryLines;
        _ledger = ledger;
        _reader = reader;
        _texts = texts;
        _scope = scope;
        _progress = progress;
        _stopped = stopped;
        _newest = LedgerSnapshots.Newest(reader);
        _policy = DecidingPolicy.Of(reader).Policy;
        _items = new RecoveryItemReading(reader, ledger.Keys) { Culture = texts.Culture, IncludePatientId = false, History = false };
        _questions = new QuestionReading(scope.Owners, _items, isForReport: true);
    }

    public LedgerTime Time => _items.Time;

    /// <summary>The day that ages and stale orders are told for.</summary>
    public Moment AsOf
    {
        get => _items.AsOf;
        set => _items.AsOf = value;
    }

    /// <summary>Refuses a day that is over: a ledger tells how things stand by its newest files, not what was known before.</summary>
    /// <exception cref="InputException">The day is before that of the newest files.</exception>
    public void MustNotBePast()
    {
        if (_newest is { AsOf: var newest } && AsOf.Date < newest.Date)
        {
            throw new InputException(
                "AsOfBeforeFiles",
                Messages.AsOfBeforeFiles(AsOf.Date, newest.Date));
        }
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
        ReportKind.Rejected => New(kind, [], [Rejected(Open().Where(IsSince))]),
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
            Fact("asOf", ReportTime.Of(AsOf.ToDateTime())),
            Fact("newest", ReportTime.Of(_newest?.AsOf.ToDateTime())),
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
        RejectedEntry[] rejected = [.. Open()];

        // A rejected row is a question, too: somebody must mend it.
        (string? Owner, int Age, long Count)[] ages = [.. run.Ages(_scope, _questions), .. rejected.Select(r => (_scope.OwnerOf(r), _questions.AgeOf(_items.TimeOf(r.FirstOperation)), 1L))];
        UnsettledMails mails = UnsettledMails.Of(_reader, Clock.Current.GetUtcNow());
        return New(
            ReportKind.Summary,
            [
                Fact("items", counting.Items),
                Fact("remaining", actions.Sum(c => c.Remaining)),
                Fact("verified", actions.Sum(c => c.Verified)),
                Fact("done", actions.Sum(c => c.Verified + c.Settled)),
                Fact("questions", counting.Questions + rejected.Length),
                Fact("oldest", ages.Length == 0 ? null : (long)ages.Max(a => a.Age)),
                Fact("stale", counting.Stale),
                Fact("rejected", _scope.Numbers is null ? (long)rejected.Length : null),
                .. new[] { Fact("mailsUnknown", (long)mails.Unknown), Fact("mailsRefused", (long)mails.Refused), Fact("mailsPending", (long)mails.Pending) }.Where(f => f.Value is > 0L),
            ],
            [
                BurnDownTable(run),
                .. _scope.Since is { } since ? [Happened(since, run)] : Array.Empty<ReportPart>(),
                CountTables.Actions(_texts, actions, _policy.System, run.OldestSince),
                CountTables.Municipalities(_texts, counting.By(SummaryGrouping.Municipality)),
                QuestionTables.ByOwner(_texts, ages),
                Cut(QuestionTables.OneByOne("questions", _texts, _policy.System, Asked(run.Asked)), run.Asked.Count, ReportKind.Questions),
                Cut(Stale(run.Stale), run.Stale.Count, ReportKind.Worksheet),
                Cut(QuestionTables.OneByOne("discrepancies", _texts, _policy.System, Asked(run.Odd)) with { Note = _texts["Part.discrepancies.note"] }, run.Odd.Count, ReportKind.Questions),
                Cut(Rejected(rejected.Take(_lines)), rejected.Length, ReportKind.Rejected),
                Balance(),
            ]);
    }

    private ItemRun Run() => ItemRun.Through(_reader, _items, _scope, Today, _lines, _progress, _stopped);

    private IEnumerable<ItemRow> Rows(ItemQuery query) => _reader.Items(query with { Ids = _scope.Numbers }).Where(_scope.Allows);

    private IEnumerable<RecoveryQuestion> Asked(OldestItems oldest) => _items.Of(RowsOf(oldest), _stopped).Select(_questions.Of);

    // In the order of the numbers that are given, however many they are.
    private IEnumerable<ItemRow> RowsOf(OldestItems oldest) => oldest.Kept().Chunk(RowsAtATime).SelectMany(numbers =>
    {
        Dictionary<long, ItemRow> rows = _reader.Items(new ItemQuery { Ids = numbers }).ToDictionary(r => r.Id);
        return numbers.Select(n => rows[n]);
    });

    // A summary shows the first lines, and says where the others are.
    private ReportTable Cut(ReportTable table, long count, ReportKind all) => count <= _lines ? table : table with
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

    private ReportTable Stale(OldestItems stale) => new()
    {
        Key = "stale",
        Heading = _texts["Part.stale"],
        Note = _texts["Part.stale.note"],
        Empty = _texts["Empty.stale"],
        Columns = ReportColumns.Of(_texts, "reference", "orderedOn", "owner", "municipality", "unit"),
        Rows = RowsOf(stale).Select(r => (IReadOnlyList<object?>)[r.Name, r.OrderedOn, _scope.OwnerOf(r), r.Municipality, r.Unit]),
    };

    private IEnumerable<RejectedEntry> Open() => _reader.Rejected(onlyOpen: true).Where(_scope.Allows);

    private ReportTable Rejected(IEnumerable<RejectedEntry> rows) => RejectedTable.Of(_texts, rows.Select(r => new RejectedLine(
        LedgerDecisions.RowNumber(r.Id), _scope.OwnerOf(r), r.File, r.Row, r.Column, RowReason.Worded(r.Reason, why => why.InReport(_texts)), r.Reference, r.Municipality, r.Unit, _items.TimeOf(r.FirstOperation))));

    private ReportTable Balance() => WholeBalance() is var whole && _scope.IsAll ? whole : whole with { Note = $"{whole.Note} {_texts["Part.balance.whole"]}" };

    private ReportTable WholeBalance() => BalanceTable.OfFiles(
        _texts,
        LedgerSnapshots.NewestFiles(_reader).Select(f => (f.Name, _texts.Of(f.Source), new Balance(f.Items, f.Duplicates, f.Rejected))));

    private ReportTable Questions()
    {
        IEnumerable<RecoveryQuestion> ofItems = _items.Of(Counted(Rows(new ItemQuery { OnlyQuestions = true })), _stopped).Select(_questions.Of);
        IEnumerable<RecoveryQuestion> all = ofItems.Concat(Open().Select(_questions.Of)).Where(q => _scope.Since is not { } since || q.AskedSince >= since);
        return QuestionTables.OneByOne("questions", _texts, _policy.System, QuestionReading.Sorted(all)) with { Heading = _texts.Of(ReportKind.Questions).Label, Note = _texts["Part.questions.note"], GroupedBy = "owner" };
    }

    private ReportTable PaymentBasis()
    {
        IEnumerable<ItemRow> rows = Counted(Rows(new ItemQuery { Kind = RecordKind.Episode })).Where(IsSince);
        return PaymentBasisTable.Of(_texts, Triage(includePatientId: false).Of(rows, _stopped)
            .Select(d => ((ItemRow?)d.Row, (OutageEpisode)d.Item, _scope.OwnerOf(d.Row))));
    }

    private ReportWorksheet Worksheet(Act? act)
    {
        LedgerTriage triage = Triage(act is not null);
        List<(string? Unit, string? Owner, long Id, RecordKind Kind)> known =
        [
            .. Rows(new ItemQuery { Actions = WorksheetItems.Keyed, States = [ItemState.Waiting, ItemState.Ordered] })
                .Where(IsSince)
                .Select(r => (r.Unit, _scope.OwnerOf(r), r.Id, r.Kind)),
        ];
        HashSet<long> changed = ChangedSince(known.Select(k => k.Id));
        List<(string? Unit, string? Owner, long Id, RecordKind Kind)> keyed = changed.Count == 0 ? known : known.FindAll(k => !changed.Contains(k.Id));
        long done = 0;
        return WorksheetItems.Grouped(_texts, keyed, k => (k.Unit, k.Owner), group => Items(group.Select(k => k.Id))) with
        {
            NamesPeople = keyed.Exists(k => k.Kind == RecordKind.Sip),
            Note = changed.Count == 0 ? null : _texts.Count("Part.worksheet.changed", changed.Count),
        };

        IEnumerable<WorksheetItem> Items(IEnumerable<long> ids) => ids.Chunk(RowsAtATime).SelectMany(some =>
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

    // What a day that has passed since the newest files makes of an item, a person must look at first: nobody keys it in as it was.
    private HashSet<long> ChangedSince(IEnumerable<long> keyed) => _newest is { AsOf: var newest } && AsOf.Date == newest.Date ? [] :
    [
        .. keyed.Chunk(RowsAtATime)
            .SelectMany(some => Triage(includePatientId: false).Of(_reader.Items(new ItemQuery { Ids = some }), _stopped))
            .Where(d => !WorksheetItems.Keyed.Contains(d.Item.Action))
            .Select(d => d.Row.Id),
    ];

    private LedgerTriage Triage(bool includePatientId) => new(
        _reader,
        _ledger.Keys,
        new Triage(_policy, AsOf, _texts.Culture, includePatientId, default) { Ledger = _reader.Identity.Id, Profile = Policies.ProfileShelf.Get(Policies.ProfileShelf.Default, path => path) });

    private bool IsSince(RejectedEntry row) => _scope.Since is not { } since || _items.TimeOf(row.FirstOperation) >= since;

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
        long rejected = Open().LongCount();
        MergedItems merged = new(_reader);
        return New(
            ReportKind.SignOff,
            [
                Fact("items", counting.Items),
                Fact("verified", actions.Sum(c => c.Verified)),
                Fact("done", actions.Sum(c => c.Verified + c.Settled)),
                Fact("remaining", actions.Sum(c => c.Remaining)),
                Fact("questions", counting.Questions + rejected),
                Fact("rejected", _scope.Numbers is null ? rejected : null),
            ],
            [
                Balance(),
                CountTables.Actions(_texts, actions, _policy.System, run.OldestSince) with { Key = "verified", Heading = _texts["Part.verified"], Plot = null },
                DecisionTables.Counted(_texts, Decisions(run, merged)),
                DecisionTables.OneByOne(
                    _texts, Decisions(run, merged), item => run.ActionOf(merged.Last(item)), _policy.System, (item, field) => LedgerLabels.Of(_policy, run.KindOf(merged.Last(item)))(field)),
                SignatureTable.Of(_texts),
            ]);
    }

    // Read anew by each table that tells of them.
    private IEnumerable<(DateTime Time, HumanDecision Decision)> Decisions(ItemRun run, MergedItems merged)
    {
        HashSet<long>? rejected = _scope.IsAll ? null : [.. _reader.Rejected(onlyOpen: false).Where(_scope.Allows).Select(r => r.Id)];
        return HumanDecisions.Of(_reader)
            .Where(d => rejected is null || (d.Item is { } item ? run.Included[(int)merged.Last(item)] : d.Rejected is { } row && rejected.Contains(row)))
            .Select(d => (Time: Time.Of(d.Time), d))
            .Where(d => _scope.Since is not { } since || d.Time >= since);
    }
}
