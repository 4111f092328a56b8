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
        (long Seq, byte[] ShownMac)? noted = Head is null ? null : Use(Head, () => Noted(Head));
        using OpenLedger ledger = OpenNamedLedger();
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name) { Status = "Verifying the log" };
        LedgerProof proof = UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            return LedgerProof.Of(reader, ledger.Keys, noted, progress.Report, Stopped);
        });
        progress.Complete();
        WriteObject(new LedgerTest(ledger.Place.Shown, proof));
        if (Strict && !proof.IsValid)
        {
            string message = $"The ledger is not as it was written: {proof.Breaks[0]} Keep the file as it is, find out who changed it, and go on with the latest backup that passes this test.";
            ThrowTerminatingError(new ErrorRecord(new InvalidDataException(message), "LedgerFaulty", ErrorCategory.InvalidResult, ledger.Place.Shown));
        }
    }

    private static (long Seq, byte[] ShownMac) Noted(string head) => ChainHead.TryParse(head, out long seq, out byte[] shown)
        ? (seq, shown)
        : throw new InputException("HeadInvalid", $"`{head}` is no head of a ledger. A head is a number, a dash and 32 hexadecimal digits, as an import, a summary and this test give it.");
}
