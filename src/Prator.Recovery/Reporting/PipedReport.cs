using System.Globalization;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Makes reports of items that were decided without a ledger, and of the rows that could not be read with them.</summary>
internal sealed class PipedReport(ReportTexts texts, ReportScope scope)
{
    private readonly List<TriagedItem> _items = [];
    private readonly List<RejectedItem> _rejected = [];
    private readonly HashSet<Triage> _triages = new(ReferenceEqualityComparer.Instance);

    public void Add(TriagedItem item)
    {
        _triages.Add(item.Triage);
        if (scope.Allows(item.Municipality, item.Unit, item.Owner))
        {
            _items.Add(item);
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

    /// <summary>Whether any item says who its patient is.</summary>
    public bool NamesPatients => _items.Exists(i => i.PatientId is not null);

    /// <param name="kind">Any but SignOff, which is of a ledger.</param>
    /// <param name="includePatientId">Whether a worksheet shows the identifiers that the items come with.</param>
    public Report Of(ReportKind kind, bool includePatientId) => kind switch
    {
        ReportKind.Summary => New(kind, Parts()) with { Figures = Figures() },
        ReportKind.Worksheet => New(kind, [Worksheet(includePatientId)]) with { NamesPatients = includePatientId && NamesPatients },
        ReportKind.Questions => New(kind, [Questions("questions") with { Heading = texts.Of(kind).Label, GroupedBy = "owner" }]),
        ReportKind.PaymentBasis => New(kind, [PaymentBasisTable.Of(texts, _items.OfType<OutageEpisode>().Select(e => ((Ledger.ItemRow?)null, e, OwnerOf(e))))]),
        ReportKind.Rejected => New(kind, [Rejected()]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is of a ledger."),
    };

    private IEnumerable<RecoveryPolicy> Policies => _triages.Select(t => t.Policy).DistinctBy(p => p.Name);

    private string System => Policies.FirstOrDefault()?.System ?? string.Empty;

    private Report New(ReportKind kind, IReadOnlyList<ReportPart> parts) => new()
    {
        Kind = kind,
        Texts = texts,
        Title = texts.Format("Title", texts.Of(kind), string.Join(", ", Policies.Select(p => p.Title.For(texts.Culture)))),
        Facts =
        [
            Fact("asOf", _triages.Max(t => t.AsOf.ToDateTime())),
            .. scope.ToText(texts) is { } selected ? [Fact("filter", selected)] : Array.Empty<ReportFact>(),
            Fact("policy", string.Join(", ", Policies.Select(p => p.Name))),
            Fact("policyHash", string.Join(", ", Policies.Select(p => p.Hash))),
        ],
        Parts = parts,
    };

    private ReportFact Fact(string key, object? value) => new(key, texts[$"Fact.{key}"], value, IsCode: key == "policyHash");

    private IReadOnlyList<ReportFact> Figures() =>
    [
        Fact("items", (long)_items.Count),
        Fact("questions", (long)_items.Count(i => i.Question is not null)),
        Fact("rejected", (long)_rejected.Count),
    ];

    private IReadOnlyList<ReportPart> Parts() =>
    [
        Counts("actions", "action", _items.GroupBy(i => i.Action).OrderBy(g => g.Key).Select(g => ((object)CountTables.Action(g.Key, texts, System), g.AsEnumerable()))),
        Counts("municipalities", "municipality", ByName(i => ReportScope.Masked(i.Municipality))),
        Counts("owners", "owner", ByName(OwnerOf)),
        Questions("questions"),
        Rejected(),
        BalanceTable.Of(texts, _triages.Select(t => (t.Policy.Name, (Coded?)null, t.Balance))),
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

    private ReportTable Questions(string key) => new()
    {
        Key = key,
        Heading = texts[$"Part.{key}"],
        Empty = texts["Empty.questions"],
        Columns = ReportColumns.Of(texts, "owner", "reference", "subject", "question", "action", "rule", "municipality", "unit"),
        Rows = _items.Where(i => i.Question is not null)
            .OrderBy(i => OwnerOf(i) is null).ThenBy(OwnerOf, StringComparer.Create(texts.Culture, ignoreCase: true))
            .Select(i => (IReadOnlyList<object?>)
            [
                OwnerOf(i), i.ToString(), texts.Of(i is OutageEpisode ? QuestionSubject.Episode : QuestionSubject.Sip), i.Question,
                CountTables.Action(i.Action, texts, System), i.Rule, ReportScope.Masked(i.Municipality), ReportScope.Masked(i.Unit),
            ]),
    };

    private ReportTable Rejected() => RejectedTable.Of(texts, _rejected.Select(r => new RejectedLine(
        scope.OwnerOf(r.Municipality, r.Unit, r.Owner), r.File, r.Row, r.Column, r.Reason, r.Reference, r.Municipality, r.Unit, null)));

    private ReportWorksheet Worksheet(bool includePatientId)
    {
        StringComparer alphabet = StringComparer.Create(texts.Culture, ignoreCase: true);

        // Without a ledger two items may have one name: an episode and a SIP, or rows of files that are called the same.
        Dictionary<string, int> keys = new(StringComparer.Ordinal);
        return new ReportWorksheet
        {
            Key = "worksheet",
            Heading = texts["Part.worksheet"],
            Empty = texts["Empty.worksheet"],
            Groups = _items.Where(i => WorksheetItems.Keyed.Contains(i.Action))
                .GroupBy(i => (Unit: ReportScope.Masked(i.Unit), Owner: OwnerOf(i)))
                .OrderBy(g => g.Key.Unit is null).ThenBy(g => g.Key.Unit, alphabet).ThenBy(g => g.Key.Owner is null).ThenBy(g => g.Key.Owner, alphabet)
                .Select(g => new WorksheetGroup(g.Key.Unit, g.Key.Owner, g.Count(), g.Select(Item))),
        };

        WorksheetItem Item(TriagedItem item)
        {
            WorksheetItem told = WorksheetItems.Of(item, null, includePatientId, texts, DateOnly.FromDateTime(item.AsOf));
            int alike = keys[told.Key] = keys.GetValueOrDefault(told.Key) + 1;
            return alike == 1 ? told : told with { Key = string.Create(CultureInfo.InvariantCulture, $"{told.Key}~{alike}") };
        }
    }

    private string? OwnerOf(TriagedItem item) => ReportScope.Masked(scope.OwnerOf(item.Municipality, item.Unit, item.Owner));
}
