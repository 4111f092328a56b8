using System.Globalization;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Makes reports of items that were decided without a ledger, and of the rows that could not be read with them.</summary>
/// <param name="texts">The words.</param>
/// <param name="scope">Which items.</param>
/// <param name="now">For when a report is that nothing was piped to.</param>
internal sealed class PipedReport(ReportTexts texts, ReportScope scope, Func<DateTime?> now)
{
    private readonly List<TriagedItem> _items = [];
    private readonly List<RejectedItem> _rejected = [];
    private readonly HashSet<Triage> _triages = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Triage, Triage> _reworded = new(ReferenceEqualityComparer.Instance);

    public void Add(TriagedItem item)
    {
        _triages.Add(item.Triage);
        if (scope.Allows(item.Municipality, item.Unit, item.Owner))
        {
            _items.Add(item.In(Reworded(item.Triage)));
        }
    }

    public void Add(RejectedItem row)
    {
        _triages.Add(row.Triage);
        if (scope.Allows(row.Municipality, row.Unit, row.Owner))
        {
            _rejected.Add(row);
        }
    }

    // What is told of an item was worded when it was read, which may have been in another language.
    private Triage Reworded(Triage triage) =>
        _reworded.TryGetValue(triage, out Triage? reworded) ? reworded : _reworded[triage] = triage with { Culture = texts.Culture };

    /// <summary>Whether any item says who its patient is.</summary>
    public bool NamesPatients => _items.Exists(i => i.PatientId is not null);

    /// <param name="kind">Any but SignOff, which is of a ledger.</param>
    /// <param name="includePatientId">Whether a worksheet shows the identifiers that the items come with.</param>
    public Report Of(ReportKind kind, bool includePatientId) => kind switch
    {
        ReportKind.Summary => New(kind, Parts()) with { Figures = Figures() },
        ReportKind.Worksheet => New(kind, [Worksheet(includePatientId)]) with { NamesPatients = includePatientId && NamesPatients },
        ReportKind.Questions => New(kind, [Questions() with { Heading = texts.Of(kind).Label, GroupedBy = "owner" }]),
        ReportKind.PaymentBasis => New(kind, [PaymentBasisTable.Of(texts, _items.OfType<OutageEpisode>().Select(e => ((Ledger.ItemRow?)null, e, OwnerOf(e))))]),
        ReportKind.Rejected => New(kind, [Rejected()]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is of a ledger."),
    };

    // No policy is named then: which one the pipeline would have decided by is not known.
    private bool IsOfNothing => _triages.Count == 0;

    private IEnumerable<RecoveryPolicy> Policies => _triages.Select(t => t.Policy).DistinctBy(p => p.Name);

    private string System => Policies.FirstOrDefault()?.System ?? string.Empty;

    private Report New(ReportKind kind, IReadOnlyList<ReportPart> parts) => new()
    {
        Kind = kind,
        Texts = texts,
        Title = IsOfNothing ? texts.Of(kind).Label : texts.Format("Title", texts.Of(kind), string.Join(", ", Policies.Select(p => p.Title.For(texts.Culture)))),
        Facts =
        [
            Fact("asOf", ReportTime.Of(IsOfNothing ? now() : _triages.Max(t => t.AsOf.ToDateTime()))),
            .. scope.ToText(texts) is { } selected ? [Fact("filter", selected)] : Array.Empty<ReportFact>(),
            .. IsOfNothing ? [] : new[] { Fact("policy", string.Join(", ", Policies.Select(p => p.Name))), Fact("policyHash", string.Join(", ", Policies.Select(p => p.Hash))) },
        ],
        Parts = parts,
    };

    private ReportFact Fact(string key, object? value) => new(key, texts[$"Fact.{key}"], value, IsCode: key == "policyHash");

    private IReadOnlyList<ReportFact> Figures() =>
    [
        Fact("items", (long)_items.Count),
        Fact("questions", (long)_items.Count(i => i.Question is not null) + _rejected.Count),
        Fact("rejected", (long)_rejected.Count),
    ];

    private IReadOnlyList<ReportPart> Parts() =>
    [
        Counts("actions", "action", _items.GroupBy(i => i.Action).OrderBy(g => g.Key).Select(g => ((object)CountTables.Action(g.Key, texts, System), g.AsEnumerable()))),
        Counts("municipalities", "municipality", ByName(i => ReportScope.Masked(i.Municipality))),
        Counts("owners", "owner", ByName(OwnerOf)),
        Questions(),
        Rejected(),
        BalanceTable.OfReadings(texts, _triages.Select(t => (t.Policy.Name, t.Balance))),
    ];

    private IEnumerable<(object Name, IEnumerable<TriagedItem> Items)> ByName(Func<TriagedItem, string?> nameOf) => _items
        .GroupBy(i => CountTables.Named(nameOf(i), texts), StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(g => g.Count())
        .Select(g => ((object)g.Key, g.AsEnumerable()));

    private ReportTable Counts(string key, string first, IEnumerable<(object Name, IEnumerable<TriagedItem> Items)> groups) => new()
    {
        Key = key,
        Heading = texts[$"Part.{key}"],
        Empty = texts["Empty.counts"],
        Plot = ReportPlot.Bars,
        Columns = [ReportColumns.One(texts, first), ReportColumns.One(texts, "count") with { IsPlotted = true }, ReportColumns.One(texts, "questions"), ReportColumns.One(texts, "share")],
        Rows =
        [
            .. groups.Select(g => (IReadOnlyList<object?>)
                [g.Name, (long)g.Items.Count(), (long)g.Items.Count(i => i.Question is not null), (double)g.Items.Count() / _items.Count]),
        ],
    };

    private ReportTable Questions() => new()
    {
        Key = "questions",
        Heading = texts["Part.questions.byOwner"],
        Note = texts["Part.questions.note"],
        Empty = texts["Empty.questions"],
        Columns = ReportColumns.Of(texts, "owner", "reference", "subject", "question", "action", "rule", "municipality", "unit"),
        Rows = _items.Where(i => i.Question is not null).Select(Question).Concat(_rejected.Select(Question))
            .OrderBy(q => (string?)q[0], new NameOrder(texts.Culture)),
    };

    private IReadOnlyList<object?> Question(TriagedItem item) =>
    [
        OwnerOf(item), item.ToString(), texts.Of(item is OutageEpisode ? QuestionSubject.Episode : QuestionSubject.Sip), item.Question,
        CountTables.Action(item.Action, texts, System), item.Rule, ReportScope.Masked(item.Municipality), ReportScope.Masked(item.Unit),
    ];

    private IReadOnlyList<object?> Question(RejectedItem row) =>
    [
        OwnerOf(row), ReportScope.Masked(row.Reference), texts.Of(QuestionSubject.RejectedRow),
        texts.Format("Question.RejectedRow", RejectedPlace.Of(texts, row.File, row.Row, row.Column, row.Why.InReport(texts))),
        null, null, ReportScope.Masked(row.Municipality), ReportScope.Masked(row.Unit),
    ];

    private ReportTable Rejected() => RejectedTable.Of(texts, _rejected.Select(r => new RejectedLine(
        null, OwnerOf(r), r.File, r.Row, r.Column, r.Why.InReport(texts), r.Reference, r.Municipality, r.Unit, null)));

    private ReportWorksheet Worksheet(bool includePatientId)
    {
        // Without a ledger two items may have one name: an episode and a SIP, or rows of files that are called the same.
        Dictionary<string, int> keys = new(StringComparer.Ordinal);
        List<TriagedItem> keyed = [.. _items.Where(i => WorksheetItems.Keyed.Contains(i.Action))];
        return WorksheetItems.Grouped(texts, keyed, i => (ReportScope.Masked(i.Unit), OwnerOf(i)), group => group.Select(Item)) with
        {
            NamesPeople = keyed.Exists(i => i is SipAction),
        };

        WorksheetItem Item(TriagedItem item)
        {
            WorksheetItem told = WorksheetItems.Of(item, null, includePatientId, texts, DateOnly.FromDateTime(item.AsOf));
            int alike = keys[told.Key] = keys.GetValueOrDefault(told.Key) + 1;
            return alike == 1 ? told : told with { Key = string.Create(CultureInfo.InvariantCulture, $"{told.Key}~{alike}") };
        }
    }

    private string? OwnerOf(TriagedItem item) => ReportScope.Masked(scope.OwnerOf(item.Municipality, item.Unit, isEscalated: false, item.Owner));

    private string? OwnerOf(RejectedItem row) => ReportScope.Masked(scope.OwnerOf(row.Municipality, row.Unit, isEscalated: false, row.Owner));
}
