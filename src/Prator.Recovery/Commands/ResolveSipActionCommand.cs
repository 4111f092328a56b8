using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Commands;

/// <summary>Reads SIPs and gives each its one action, with the steps in order.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SipAction", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(SipAction))]
public sealed class ResolveSipActionCommand : TriageCommand<Sip, SipAction>
{
    private protected override Sip? ItemOf(object input) => input switch
    {
        SipAction decided => decided.Item,
        Sip sip => sip,
        _ => null,
    };

    // The steps write out participants, goals and activities.
    private protected override bool HasHiddenTexts => true;

    private protected override IEnumerable<LedgerItem<Sip>> ItemsOf(ILedgerReader reader, LedgerKeys keys) =>
        LedgerItems.Sips(reader, keys, ItemQuery.All, Stopped);

    private protected override SipAction Decide(Triage triage, Sip item, Rule? instead) => SipAction.Decided(triage, item, instead);
}
