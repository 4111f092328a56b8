using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery;

/// <summary>A care episode with its one action: what Get-OutageEpisode gives.</summary>
public sealed class OutageEpisode : TriagedItem
{
    private readonly Decision<Episode> _decision;

    internal OutageEpisode(Triage triage, Decision<Episode> decision)
        : base(triage, decision.Item, decision.Rule, decision.IsOfPolicy) => _decision = decision;

    internal Episode Item => _decision.Item;

    internal override OutageEpisode In(Triage triage) => new(triage, _decision);

    /// <param name="triage">By which policy, for when.</param>
    /// <param name="item">What is decided.</param>
    /// <param name="instead">What its ledger says instead of the policy; null where the policy decides.</param>
    internal static OutageEpisode Decided(Triage triage, Episode item, Rule? instead)
    {
        Decision<Episode> decision = triage.Policy.Episodes.Decide(item, triage.AsOf);
        return new OutageEpisode(triage, instead is null ? decision : decision.Instead(instead));
    }

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

    public override IReadOnlyList<FieldChange> Changes => ReadableList.Of(_decision.Changes);

    public override PaymentBasis? PaymentBasis => _decision.PaymentBasis;
}
