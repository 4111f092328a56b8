using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Proves that a ledger is as it was written: verifies the chain of its log, makes the state again from the log and compares,
/// and adds up the balances again.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "RecoveryLedger")]
[OutputType(typeof(LedgerTest))]
public sealed class TestRecoveryLedgerCommand : LedgerCommand
{
    /// <summary>A head that was noted earlier, as an import or a summary gave it: finds a log that was cut off or replaced since.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Head { get; set; }

    /// <summary>Fails when anything is wrong, after it has been told.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        (long Seq, byte[] ShownMac)? noted = Head is null ? null : Use(Head, () => NotedHead.Read(Head));
        using OpenLedger ledger = OpenNamedLedger();
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name) { Status = Messages.VerifyingLog };
        LedgerProof proof = UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            return LedgerProof.Of(reader, ledger.Keys, noted, progress.Report, Stopped);
        });
        progress.Complete();
        WriteObject(new LedgerTest(ledger.Place.Shown, proof));
        if (Strict && !proof.IsValid)
        {
            string message = Messages.LedgerFaulty(proof.Breaks[0]);
            ThrowTerminatingError(CommandError.Of(new InvalidDataException(message), "LedgerFaulty", ErrorCategory.InvalidResult, ledger.Place.Shown));
        }
    }
}
