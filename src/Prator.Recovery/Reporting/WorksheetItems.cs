using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>What to key in of an item that was decided.</summary>
internal static class WorksheetItems
{
    /// <summary>The actions that somebody keys something in for, now.</summary>
    public static IReadOnlyList<RecoveryAction> Keyed { get; } =
    [
        RecoveryAction.Close, RecoveryAction.Register, RecoveryAction.RegisterByAgreement, RecoveryAction.CreateInitiativeAndInvite,
        RecoveryAction.CreateInitiativeAndRegisterPlan, RecoveryAction.CloseByNormalRoutine,
    ];

    /// <summary>A worksheet with a part a unit and owner, by the alphabet; those without come last.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="all">What is on it.</param>
    /// <param name="placeOf">Whose one is.</param>
    /// <param name="itemsOf">What a part's are, made while it is written.</param>
    public static ReportWorksheet Grouped<T>(
        ReportTexts texts, IEnumerable<T> all, Func<T, (string? Unit, string? Owner)> placeOf, Func<IEnumerable<T>, IEnumerable<WorksheetItem>> itemsOf)
    {
        NameOrder names = new(texts.Culture);
        return new ReportWorksheet
        {
            Key = "worksheet",
            Heading = texts["Part.worksheet"],
            Empty = texts["Empty.worksheet"],
            Groups = all.GroupBy(placeOf, SamePlace.Instance)
                .OrderBy(g => g.Key.Unit, names).ThenBy(g => g.Key.Owner, names)
                .Select(g => new WorksheetGroup(g.Key.Unit, g.Key.Owner, g.Count(), itemsOf(g))),
        };
    }

    /// <param name="item">An item with one of those actions.</param>
    /// <param name="row">What its ledger knows of it; null where it is of none.</param>
    /// <param name="includePatientId">Whether it says who the patient is, where the item does.</param>
    /// <param name="texts">The words.</param>
    /// <param name="today">The day that orders are held against.</param>
    public static WorksheetItem Of(TriagedItem item, ItemRow? row, bool includePatientId, ReportTexts texts, DateOnly today) => new()
    {
        Key = (row?.Id ?? item.Number) is { } number ? LedgerDecisions.Number(number) : item.ToString() == item.Reference ? item.Reference : item.Source.ToString(),
        Reference = includePatientId && item.PatientId is not null ? item.Reference : item.ToString(),
        PatientId = includePatientId ? item.PatientId : null,
        IsProtected = item.IsProtected == true,
        Kind = texts.Of(item is OutageEpisode ? ItemKind.Episode : ItemKind.Sip),
        Action = CountTables.Action(item.Action, texts, item.Triage.Policy.System),
        Reason = item.Reason,
        Question = item.Question,
        Municipality = ReportScope.Masked(item.Municipality),
        OrderedOn = row?.OrderedOn,
        IsStale = row?.IsStaleOn(today) == true,
        PaymentBasis = item.PaymentBasis is { } basis ? texts.Of(basis) : null,
        Rule = item.Rule,
        Clause = item.Clause,
        Policy = item.Policy,
        Lines = Lines(item),
    };

    // Participants, goals and activities are what people wrote: they may hold numbers, and say of whom they are.
    private static string TextOf(Step step, SipAction sip) => sip.IsProtected == true ? sip.Tasks[step.Number - 1] : PersonalNumber.Mask(step.Text);

    private static List<WorksheetLine> Lines(TriagedItem item)
    {
        List<WorksheetLine> lines = [.. item.Changes.Select(c => new WorksheetLine { Field = c.Field, Label = c.Label, Value = c.Value })];
        if (item is SipAction sip)
        {
            lines.AddRange(sip.Steps.Select(s => new WorksheetLine { Step = s.Number, Text = TextOf(s, sip), Question = s.Question }));
        }

        if (lines.Count == 0)
        {
            lines.AddRange(Known(item));
        }

        return lines.Count > 0 ? lines : [new WorksheetLine { Step = 1, Text = Core.Policies.ActionLabels.Of(item.Action, item.Triage.Policy.System).For(item.Triage.Culture) }];
    }

    // What is known of what is to be entered; what is not known is not guessed.
    private static IEnumerable<WorksheetLine> Known(TriagedItem item) => item switch
    {
        OutageEpisode episode => new[]
        {
            Field<Episode>(item, nameof(episode.AdmittedAt), episode.AdmittedAt),
            Field<Episode>(item, nameof(episode.ReadyAt), episode.ReadyAt),
            Field<Episode>(item, nameof(episode.DischargedAt), episode.DischargedAt),
        }.OfType<WorksheetLine>(),
        SipAction { Action: RecoveryAction.CloseByNormalRoutine } sip => new[] { Field<Sip>(item, nameof(sip.EndedAt), sip.EndedAt) }.OfType<WorksheetLine>(),
        SipAction sip => new[]
        {
            Field<Sip>(item, nameof(sip.CreatedAt), sip.CreatedAt),
            Field<Sip>(item, nameof(sip.PlanCreatedAt), sip.PlanCreatedAt),
        }.OfType<WorksheetLine>(),
        _ => [],
    };

    private static WorksheetLine? Field<T>(TriagedItem item, string field, DateTime? value)
        where T : CareItem =>
        value is not { } known ? null : new WorksheetLine
        {
            Field = field,
            Label = ItemFieldLabels.Of<T>(field, item.Triage),
            Value = known.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(known) : known,
        };

    private sealed class SamePlace : IEqualityComparer<(string? Unit, string? Owner)>
    {
        public static readonly SamePlace Instance = new();

        public bool Equals((string? Unit, string? Owner) x, (string? Unit, string? Owner) y) =>
            NameOrder.Same.Equals(x.Unit, y.Unit) && NameOrder.Same.Equals(x.Owner, y.Owner);

        public int GetHashCode((string? Unit, string? Owner) obj) => HashCode.Combine(Hash(obj.Unit), Hash(obj.Owner));

        private static int Hash(string? name) => name is null ? 0 : NameOrder.Same.GetHashCode(name);
    }
}
