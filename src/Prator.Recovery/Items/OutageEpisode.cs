using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery;

/// <summary>A care episode with its one action: what Get-OutageEpisode gives.</summary>
public sealed class OutageEpisode : TriagedItem
{
    private readonly Decision<Episode> _decision;

    internal OutageEpisode(Triage triage, Decision<Episode> decision)
        : base(triage, decision.Item, decision.Rule, decision.IsOfPolicy) => _decision = decision;

    internal Episode Item => _decision.Item;

    /// <summary>Null on paper logs.</summary>
    public string? EpisodeId => Shown(Item.EpisodeId);

    /// <summary>Inskriven.</summary>
    public DateTime? AdmittedAt => Item.AdmittedAt.ToDateTime();

    /// <summary>Utklar.</summary>
    public DateTime? ReadyAt => Item.ReadyAt.ToDateTime();

    /// <summary>Faktiskt utskriven.</summary>
    public DateTime? DischargedAt => Item.DischargedAt.ToDateTime();

    /// <summary>Where the patient is, as the policy derives it; null where it derives none.</summary>
    public string? Whereabouts => Triage.Policy.Episodes.WhereaboutsOf(_decision.Cell);

    public override ItemExplanation? Explanation =>
        Triage.Explainers is { } explainers ? ItemExplanation.Of(explainers.Episodes.Explain(_decision), Triage, MayShow) : null;

    public override string? Question => _decision.QuestionIn(Triage.Culture);

    public override IReadOnlyList<FieldChange> Changes => _decision.Changes;

    public override PaymentBasis? PaymentBasis => _decision.PaymentBasis;
}
