using Prator.Recovery.Core.Explaining;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery;

/// <summary>What explains the items of one call, of either kind; each costs nothing until it is asked.</summary>
internal sealed class Explainers(RecoveryPolicy policy, Moment asOf)
{
    public Explainer<Episode> Episodes { get; } = new(policy.Episodes, asOf);

    public Explainer<Sip> Sips { get; } = new(policy.Sips, asOf);
}
