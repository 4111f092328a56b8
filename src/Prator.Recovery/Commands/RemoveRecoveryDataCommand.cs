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
    private const string Asks =
        "Destroy the key of the patient identifiers, for good. Who the patients are can never be told again, and nothing more is taken in. Counts, states, history and a log that can be verified stay.";

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        LedgerPlace place = LedgerPlaceOf(Ledger);
        if (!ShouldProcess(place.Shown, Asks))
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
        WriteVerbose("Counts, states, history and the chain of the log stay. Test-RecoveryLedger verifies them as before.");
        if (isGiven)
        {
            WriteWarning(
                $"The identifiers' key is given by the environment variable {KeyPlaces.IdentifierVariable}, which this command can't destroy: whoever keeps it must. This ledger can't be opened with it any more, but copies and backups that were made before can.");
        }
        else
        {
            WriteWarning("If there are copies of the identifiers' key, destroy them, too: with one, copies and backups of the ledger that were made before can still be opened.");
        }

        WriteObject(new DataRemoval(place.Shown, head.ToString(), !isGiven));
    }
}
