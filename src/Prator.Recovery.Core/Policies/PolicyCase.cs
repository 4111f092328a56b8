using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies;

/// <summary>An example that a policy must keep: either facts, wherever they hold, or one item.</summary>
/// <param name="Name">Its name, once a kind of item.</param>
/// <param name="Regions">The facts; null where the case is one item.</param>
/// <param name="Item">The item; null where the case is by facts.</param>
/// <param name="AsOf">The moment that the item is decided for.</param>
/// <param name="Expected">What must come out.</param>
/// <param name="Place">Where the policy says so.</param>
public sealed record PolicyCase<T>(string Name, IReadOnlyList<Region>? Regions, T? Item, Moment AsOf, ExpectedDecision Expected, YamlPlace Place)
    where T : CareItem;

/// <summary>What a case expects.</summary>
/// <param name="Action">The action.</param>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Reason">A part of the reason, in either language.</param>
/// <param name="Question">A part of what is asked, in either language; null where the case does not say.</param>
public sealed record ExpectedDecision(RecoveryAction Action, string Rule, string Reason, string? Question);
