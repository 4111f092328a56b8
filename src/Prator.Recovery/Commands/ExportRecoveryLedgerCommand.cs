using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Writes a ledger to one file, to be moved to another store or kept as a backup: its log, of which everything else is made again.
/// What identifies patients stays encrypted, and no key goes along. The ledger is proven before.
/// </summary>
[Cmdlet(VerbsData.Export, "RecoveryLedger", SupportsShouldProcess = true)]
[OutputType(typeof(LedgerTransfer))]
public sealed class ExportRecoveryLedgerCommand : LedgerCommand
{
    /// <summary>The file to write. Only its owner may read it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Writes over a file that is there already, but never over a ledger.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives out what was written: the ledger, the file, its entries, and the head to note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string path = Use(Path, Target);
        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () => Move(ledger, path));
    }

    private void Move(OpenLedger ledger, string path)
    {
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name) { Status = Messages.ProvingAndWriting };
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        LedgerProof? proof = LedgerExport.Check(reader, ledger.Keys, (count, all) => progress.Report(count, all * 2), Stopped);
        ChainHead end = reader.Head!;
        if (proof is null)
        {
            WriteWarning(Messages.ChainKeyNotAtHand);
        }

        if (!ShouldProcess(path, Messages.WriteLedger(ledger.Place, end.Seq, end)))
        {
            return;
        }

        long bytes = Write(reader, path, end, progress);
        progress.Complete();
        WriteVerbose(Messages.LedgerWritten(end, OpenLedger.KeyPlace));
        if (PassThru)
        {
            WriteObject(new LedgerTransfer(
                ledger.Place.Shown, path, new LedgerFileHead(reader.Identity, end.Seq, end.ToString()), proof?.Items ?? reader.Numbers.Item, bytes, isVerified: proof is not null));
        }
    }

    private long Write(ILedgerReader reader, string path, ChainHead end, ReadingProgress progress)
    {
        try
        {
            return LedgerExport.Write(reader, path, Force, KeyPlaces.OfUser(), (count, all) => progress.Report(end.Seq + count, all * 2), Stopped);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IOException told = new(OutputFile.Unwritten(path, e), e);
            ThrowTerminatingError(CommandError.Of(told, "ExportUnavailable", ErrorCategory.WriteError, Path));
            throw;
        }
    }

    private string Target()
    {
        string path = FullPath(Path);
        OutputFile.Check(path, Force, "Export");
        return !IsDatabase(path)
            ? path
            : throw new InputException("ExportIsLedger", Messages.ExportIsLedger(path), ErrorCategory.ResourceExists);
    }

    private static bool IsDatabase(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] start = new byte[16];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }
}
