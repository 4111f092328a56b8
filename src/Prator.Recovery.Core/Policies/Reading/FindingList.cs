using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>What is wrong with a policy that can be read all the same. A policy that is to decide is refused for it.</summary>
internal sealed class FindingList
{
    private readonly List<PolicyFinding> _found = [];

    /// <summary>The rule that is being read; null outside of rules.</summary>
    public string? Rule { get; set; }

    public IReadOnlyList<PolicyFinding> Found => _found;

    public void Add(FindingKind kind, YamlPlace place, string message) => _found.Add(PolicyFinding.Error(kind, Rule, place, message));
}
