using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Why a ledger can't be used, as an error: its id is the fault's name behind <c>Ledger</c>.</summary>
internal static class LedgerError
{
    public static ErrorRecord Of(LedgerException exception, object? target) => new(exception, IdOf(exception.Fault), CategoryOf(exception.Fault), target)
    {
        ErrorDetails = new ErrorDetails(Sentence(PersonalNumber.Mask(exception.Message))) { RecommendedAction = AdviceOn(exception.Fault) },
    };

    public static string IdOf(LedgerFault fault) => $"Ledger{fault}";

    private static ErrorCategory CategoryOf(LedgerFault fault) => fault switch
    {
        LedgerFault.Missing or LedgerFault.FolderMissing or LedgerFault.NotFound => ErrorCategory.ObjectNotFound,
        LedgerFault.Foreign or LedgerFault.Damaged => ErrorCategory.InvalidData,
        LedgerFault.TooNew => ErrorCategory.NotImplemented,
        LedgerFault.Locked => ErrorCategory.ResourceBusy,
        LedgerFault.ReadOnly or LedgerFault.NotAllowed => ErrorCategory.PermissionDenied,
        LedgerFault.DiskFull => ErrorCategory.LimitsExceeded,
        LedgerFault.KeyMissing or LedgerFault.KeyWrong => ErrorCategory.AuthenticationError,
        LedgerFault.SnapshotOld => ErrorCategory.InvalidArgument,
        LedgerFault.Ended or LedgerFault.NotPossible => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.OpenError,
    };

    private static string AdviceOn(LedgerFault fault) => fault switch
    {
        LedgerFault.Missing => "Name the ledger with -Ledger, or make it with Import-PratorExport.",
        LedgerFault.FolderMissing => "Make the folder, or name another one.",
        LedgerFault.Foreign => "Name the ledger's file.",
        LedgerFault.TooNew => "Update the module.",
        LedgerFault.Locked => "Wait until the other command is done, and run this one again.",
        LedgerFault.ReadOnly => "See to it that your account may write the ledger's file and folder.",
        LedgerFault.NotAllowed => "Check the account and its password, or ask the ledger's owner for the right role.",
        LedgerFault.DiskFull => "Free some space, and run the command again: the ledger is as it was.",
        LedgerFault.Damaged => "Keep the ledger as it is, see what Test-RecoveryLedger finds, and go on with the latest backup.",
        LedgerFault.KeyMissing or LedgerFault.KeyWrong => "Run the command as the account that made the ledger, or give the keys in environment variables.",
        LedgerFault.Ended => "Make a new ledger.",
        LedgerFault.SnapshotOld => "Give -AsOf the day that the files are of, or -Backfill.",
        LedgerFault.NotFound or LedgerFault.NotPossible => "Look at the items with Get-RecoveryItem.",
        _ => "Check the disk or the network, and run the command again: the ledger is as it was.",
    };

    private static string Sentence(string message) => message.Length == 0 ? message : char.ToUpperInvariant(message[0]) + message[1..];
}
