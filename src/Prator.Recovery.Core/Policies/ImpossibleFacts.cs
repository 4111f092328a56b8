using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies;

/// <summary>Facts that can't occur together, since of how they are derived. No rule decides there.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Regions">Where on the grid.</param>
/// <param name="Reason">Why it can't occur.</param>
/// <param name="Place">Where the policy says so.</param>
public sealed record ImpossibleFacts(string Id, IReadOnlyList<Region> Regions, LocalText Reason, YamlPlace Place);
