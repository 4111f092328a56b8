using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Makes a ledger of a file that Export-RecoveryLedger wrote, at a place where there is none: verifies the whole file, makes the
/// state again from the log, and proves it there before anything is kept. It is the same ledger at another place, so the one that
/// it came from is not to be written any more.
/// </summary>
[Cmdlet(VerbsData.Import, "RecoveryLedger", SupportsShouldProcess = true)]
[OutputType(typeof(LedgerTransfer))]
public sealed class ImportRecoveryLedgerCommand : InputCommand
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The new ledger's file, or the connection to its database. Default: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>The head that was noted when the ledger was exported: finds a file that is older, or not all of it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Head { get; set; }

    /// <summary>Gives out what was made: the ledger, the file, its entries and items, and the head.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (long Seq, byte[] ShownMac)? noted = Head is null ? null : Use(Head, () => NotedHead.Read(Head));
        string path = Use(Path, Existing);
        LedgerPlace place = LedgerPlaceOf(Ledger);
        WriteVerbose(Messages.LedgerWillBe(place, place.Origin));
        UseLedger(place, () => EnsureFree(place));
        using LedgerArrival arrival = UseFile(() => LedgerArrival.Open(path, KeyPlaces.OfUser(), FolderOf(place)));
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name) { Status = Messages.VerifyingAndMaking };

        // Of three steps an entry the first is to verify it, the others to write and to prove it.
        UseFile(() =>
        {
            arrival.Verify(noted, (count, all) => progress.Report(count, all * 3), Stopped);
            return true;
        });
        WarnOfKeys(arrival);
        if (!ShouldProcess(place.Shown, Messages.MakeLedgerOf(path, arrival.Head.Entries, arrival.Head.Head)))
        {
            return;
        }

        LedgerProof proof = Made(arrival, place, progress);
        progress.Complete();
        WriteWarning(Messages.LedgerMoved(place));
        if (PassThru)
        {
            WriteObject(new LedgerTransfer(place.Shown, path, arrival.Head, proof.Items, new FileInfo(path).Length, isVerified: true));
        }
    }

    private LedgerProof Made(LedgerArrival arrival, LedgerPlace place, ReadingProgress progress)
    {
        LedgerProof? proof = null;
        UseLedger(place, () => OfFile(() =>
        {
            using ILedgerStore store = place.Connection is { } connection
                ? PostgresLedgerStore.Create(connection, OpenLedger.Patience, arrival.Head.Identity, Fill, Stopped)
                : SqliteLedgerStore.Create(place.Shown, OpenLedger.Patience, arrival.Head.Identity, Fill, Stopped);
            return true;
        }));
        return proof!;

        void Fill(ILedgerWriter writer) =>
            proof = arrival.Fill(writer, (steps, all) => progress.Report(arrival.Head.Entries + steps, arrival.Head.Entries + all), Stopped);
    }

    private void EnsureFree(LedgerPlace place)
    {
        try
        {
            if (place.Connection is { } connection)
            {
                PostgresLedgerStore.EnsureFree(connection, Stopped);
            }
            else
            {
                SqliteLedgerStore.EnsureFree(place.Shown);
            }
        }
        catch (LedgerException e) when (e.Fault == LedgerFault.NotPossible)
        {
            throw new InputException("LedgerTaken", Messages.LedgerTaken(e.Message), ErrorCategory.ResourceExists);
        }
    }

    private void WarnOfKeys(LedgerArrival arrival)
    {
        if (arrival.Head.Identity.Salt is not null && !arrival.Keys.HasIdentifiers)
        {
            string why = arrival.Keys.Faults.Count > 0 ? $" ({arrival.Keys.Faults[0].Message})" : "";
            WriteWarning(Messages.IdentifierKeyNotAtHand(why));
        }
    }

    private string Existing()
    {
        string path = FullPath(Path);
        return File.Exists(path)
            ? path
            : throw new InputException("FileMissing", Messages.LedgerFileMissing(path), ErrorCategory.ObjectNotFound);
    }

    private T UseFile<T>(Func<T> use) => Use(Path, () => OfFile(use));

    private static T OfFile<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (LedgerFileException e)
        {
            throw new InputException($"LedgerFile{e.Fault}", e.Message, e.Fault == LedgerFileFault.TooNew ? ErrorCategory.NotImplemented : ErrorCategory.InvalidData);
        }
    }

    private static string? FolderOf(LedgerPlace place) => place.Connection is null ? System.IO.Path.GetDirectoryName(place.Shown) : null;
}
