using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies.Reading;

namespace Prator.Recovery.Core.Policies;

/// <summary>A routine for one outage, read from YAML, proven complete and ready to decide. Immutable.</summary>
public sealed class RecoveryPolicy
{
    internal RecoveryPolicy(PolicyHead head, DecisionGrid<Episode> episodes, DecisionGrid<Sip> sips)
    {
        Head = head;
        Episodes = episodes;
        Sips = sips;
    }

    private PolicyHead Head { get; }

    /// <summary><c>metadata.name</c>.</summary>
    public string Name => Head.Name;

    /// <summary><c>metadata.version</c>.</summary>
    public string Version => Head.Version;

    /// <summary>The name of the system that was out.</summary>
    public string System => Head.System;

    public LocalText Title => Head.Title;

    /// <summary>The zone of every local time.</summary>
    public TimeZoneInfo TimeZone => Head.TimeZone;

    public Boundaries Boundaries => Head.Boundaries;

    /// <summary>The clauses of the routine, by number.</summary>
    public IReadOnlyDictionary<string, LocalText> Clauses => Head.Clauses;

    /// <summary>The clauses that say who answers a question.</summary>
    public Routing Routing => Head.Routing;

    /// <summary>What the system's screen calls a field, by the field's name.</summary>
    public IReadOnlyDictionary<string, string> Labels => Head.Labels;

    /// <summary>SHA-256 of the policy's text, in lower-case hexadecimal.</summary>
    public string Hash => Head.Hash;

    public DecisionGrid<Episode> Episodes { get; }

    public DecisionGrid<Sip> Sips { get; }

    /// <summary>Reads and proves a policy.</summary>
    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file, at most 1 MiB as UTF-8.</param>
    /// <exception cref="Yaml.YamlRefusedException">The file is no policy, or its rules leave a gap or conflict.</exception>
    public static RecoveryPolicy Read(string file, string text) => PolicyCompiler.Compile(PolicyReader.Draft(file, text));
}
