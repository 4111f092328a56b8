using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Commands;

/// <summary>Reads care episodes and gives each its one action with the reason.</summary>
[Cmdlet(VerbsCommon.Get, "OutageEpisode", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(OutageEpisode))]
public sealed class GetOutageEpisodeCommand : TriageCommand<Episode, OutageEpisode>
{
    private protected override Episode? ItemOf(object input) => input switch
    {
        OutageEpisode decided => decided.Item,
        Episode episode => episode,
        _ => null,
    };

    private protected override bool HasHiddenTexts => false;

    private protected override IEnumerable<LedgerItem<Episode>> ItemsOf(ILedgerReader reader, LedgerKeys keys) =>
        LedgerItems.Episodes(reader, keys, ItemQuery.All, Stopped);

    private protected override OutageEpisode Decide(Triage triage, Episode item, Rule? instead) => OutageEpisode.Decided(triage, item, instead);
}
