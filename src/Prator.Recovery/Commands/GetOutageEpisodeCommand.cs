using System.Management.Automation;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Commands;

/// <summary>Reads care episodes and gives each its one action with the reason.</summary>
[Cmdlet(VerbsCommon.Get, "OutageEpisode", DefaultParameterSetName = PathSet)]
[OutputType(typeof(OutageEpisode))]
public sealed class GetOutageEpisodeCommand : TriageCommand<Episode, OutageEpisode>
{
    private protected override Episode? ItemOf(object input) => input switch
    {
        OutageEpisode decided => decided.Item,
        Episode episode => episode,
        _ => null,
    };

    private protected override OutageEpisode Decide(Triage triage, Episode item) =>
        new(triage, triage.Policy.Episodes.Decide(item, triage.AsOf));
}
