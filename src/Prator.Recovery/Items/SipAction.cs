using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery;

/// <summary>A SIP with its one action and the steps of it: what Resolve-SipAction gives.</summary>
public sealed class SipAction : TriagedItem
{
    private readonly Decision<Sip> _decision;

    internal SipAction(Triage triage, Decision<Sip> decision)
        : base(triage, decision.Item, decision.Rule, decision.IsOfPolicy) => _decision = decision;

    internal Sip Item => _decision.Item;

    internal override SipAction In(Triage triage) => new(triage, _decision);

    /// <inheritdoc cref="OutageEpisode.Decided"/>
    internal static SipAction Decided(Triage triage, Sip item, Rule? instead)
    {
        Decision<Sip> decision = triage.Policy.Sips.Decide(item, triage.AsOf);
        return new SipAction(triage, instead is null ? decision : decision.Instead(instead));
    }

    private protected override IEnumerable<string?> Ids => [Item.SipId, Item.EpisodeId];

    /// <summary>Null on paper logs.</summary>
    public string? SipId => Shown(Item.SipId);

    /// <summary>The episode that the plan belongs to.</summary>
    public string? EpisodeId => Shown(Item.EpisodeId);

    /// <summary>Plan skapad.</summary>
    public DateTime? PlanCreatedAt => Item.PlanCreatedAt.ToDateTime();

    /// <summary>When it ended in reality.</summary>
    public DateTime? EndedAt => Item.EndedAt.ToDateTime();

    public override ItemExplanation? Explanation =>
        Triage.Explainers is { } explainers ? ItemExplanation.Of(explainers.Sips.Explain(_decision), Triage, MayShow) : null;

    public override string? Question => _decision.QuestionIn(Triage.Culture);

    public override IReadOnlyList<FieldChange> Changes => ReadableList.Of(_decision.Changes);

    public override PaymentBasis? PaymentBasis => _decision.PaymentBasis;

    /// <summary>What to do, in order; empty where the action needs no steps.</summary>
    public IReadOnlyList<Step> Steps => ReadableList.Of(_decision.StepsIn(Triage.Culture));

    /// <summary>The steps in the routine's words alone, without what the item says of participants, goals and activities.</summary>
    internal IReadOnlyList<string> Tasks => [.. _decision.Rule.Steps.Select(s => s.Text.For(Triage.Culture))];
}
