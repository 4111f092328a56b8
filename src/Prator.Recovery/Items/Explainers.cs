using System.Collections.Concurrent;
using Prator.Recovery.Core.Explaining;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery;

/// <summary>What explains items of either kind; each costs nothing until it is asked.</summary>
internal sealed class Explainers
{
    /// <summary>So many are kept in a process: a session has few policies, and few moments that it decides for.</summary>
    private const int MostKept = 8;

    private static readonly ConcurrentDictionary<(string Policy, Moment AsOf), Explainers> Kept = new();

    private Explainers(RecoveryPolicy policy, Moment asOf)
    {
        Episodes = new(policy.Episodes, asOf);
        Sips = new(policy.Sips, asOf);
    }

    public Explainer<Episode> Episodes { get; }

    public Explainer<Sip> Sips { get; }

    /// <summary>What explains by a policy of that text for that moment; kept for the next call.</summary>
    public static Explainers Of(RecoveryPolicy policy, Moment asOf)
    {
        if (Kept.Count >= MostKept && !Kept.ContainsKey((policy.Hash, asOf)))
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd((policy.Hash, asOf), _ => new Explainers(policy, asOf));
    }
}
