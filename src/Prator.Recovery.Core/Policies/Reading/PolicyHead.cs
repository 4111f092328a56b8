namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Everything in a policy but its facts and rules.</summary>
internal sealed record PolicyHead(
    string Name,
    string Version,
    string System,
    LocalText Title,
    TimeZoneInfo TimeZone,
    Boundaries Boundaries,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, LocalText> Clauses,
    IReadOnlyDictionary<string, Yaml.YamlPlace> ClausePlaces,
    Routing Routing,
    string Hash);
