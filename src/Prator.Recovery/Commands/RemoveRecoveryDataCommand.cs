using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Ends the retention of a ledger: destroys the key of the patient identifiers, for good. Counts, states, history and the chain
/// of the log stay, and can still be verified; nothing more is taken in.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "RecoveryData", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DataRemoval))]
public sealed class RemoveRecoveryDataCommand : LedgerCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        LedgerPlace place = LedgerPlaceOf(Ledger);
        if (!ShouldProcess(place.Shown, Messages.DestroyIdentifierKey))
        {
            return;
        }

        using OpenLedger ledger = OpenNamedLedger();
        bool isGiven = OpenLedger.IsIdentifierKeyGiven;
        ChainHead head = UseLedger(place, () =>
        {
            using ILedgerWriter writer = ledger.Store.Write(Stopped);
            return LedgerRemoval.End(writer, ledger.Keys, NewAct(ledger));
        });
        WriteVerbose(Messages.CountsStay);
        if (isGiven)
        {
            WriteWarning(Messages.IdentifierKeyGiven(KeyPlaces.IdentifierVariable));
        }
        else
        {
            WriteWarning(Messages.DestroyKeyCopies);
        }

        WriteObject(new DataRemoval(place.Shown, head.ToString(), !isGiven));
    }
}
