using System.Management.Automation;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Commands;

/// <summary>Reads SIPs and gives each its one action, with the steps in order.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SipAction", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SipAction))]
public sealed class ResolveSipActionCommand : TriageCommand<Sip, SipAction>
{
    private protected override Sip? ItemOf(object input) => input switch
    {
        SipAction decided => decided.Item,
        Sip sip => sip,
        _ => null,
    };

    private protected override SipAction Decide(Triage triage, Sip item) =>
        new(triage, triage.Policy.Sips.Decide(item, triage.AsOf));
}
