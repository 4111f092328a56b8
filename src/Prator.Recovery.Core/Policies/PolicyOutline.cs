using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies.Reading;

namespace Prator.Recovery.Core.Policies;

/// <summary>A policy as written, to be looked at. Nothing is proven of it, so nothing is decided by it: see <see cref="RecoveryPolicy"/>. Immutable.</summary>
public sealed class PolicyOutline
{
    private readonly PolicyHead _head;

    private PolicyOutline(PolicyDraft draft)
    {
        _head = draft.Head;
        Episodes = draft.Episodes;
        Sips = draft.Sips;
    }

    /// <inheritdoc cref="RecoveryPolicy.Name"/>
    public string Name => _head.Name;

    /// <inheritdoc cref="RecoveryPolicy.Version"/>
    public string Version => _head.Version;

    /// <inheritdoc cref="RecoveryPolicy.System"/>
    public string System => _head.System;

    public LocalText Title => _head.Title;

    /// <inheritdoc cref="RecoveryPolicy.TimeZone"/>
    public TimeZoneInfo TimeZone => _head.TimeZone;

    public Boundaries Boundaries => _head.Boundaries;

    /// <inheritdoc cref="RecoveryPolicy.Clauses"/>
    public IReadOnlyDictionary<string, LocalText> Clauses => _head.Clauses;

    /// <inheritdoc cref="RecoveryPolicy.Routing"/>
    public Routing Routing => _head.Routing;

    /// <inheritdoc cref="RecoveryPolicy.Hash"/>
    public string Hash => _head.Hash;

    public RuleBook<Episode> Episodes { get; }

    public RuleBook<Sip> Sips { get; }

    /// <summary>Reads a policy, also one whose rules leave a gap or conflict.</summary>
    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file, at most 1 MiB as UTF-8.</param>
    /// <exception cref="Yaml.YamlRefusedException">The file can't be read as a policy.</exception>
    public static PolicyOutline Read(string file, string text) => new(PolicyReader.Draft(file, text));
}
