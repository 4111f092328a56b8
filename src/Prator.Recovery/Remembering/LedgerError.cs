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
        LedgerFault.Missing => Messages.AdviceLedgerMissing,
        LedgerFault.FolderMissing => Messages.AdviceLedgerFolderMissing,
        LedgerFault.Foreign => Messages.AdviceLedgerForeign,
        LedgerFault.TooNew => Messages.AdviceLedgerTooNew,
        LedgerFault.Locked => Messages.AdviceLedgerLocked,
        LedgerFault.ReadOnly => Messages.AdviceLedgerReadOnly,
        LedgerFault.NotAllowed => Messages.AdviceLedgerNotAllowed,
        LedgerFault.DiskFull => Messages.AdviceLedgerDiskFull,
        LedgerFault.Damaged => Messages.AdviceLedgerDamaged,
        LedgerFault.KeyMissing or LedgerFault.KeyWrong => Messages.AdviceLedgerKey,
        LedgerFault.Ended => Messages.AdviceLedgerEnded,
        LedgerFault.SnapshotOld => Messages.AdviceLedgerSnapshotOld,
        LedgerFault.NotFound or LedgerFault.NotPossible => Messages.AdviceLedgerItems,
        _ => Messages.AdviceLedgerOther,
    };

    private static string Sentence(string message) => message.Length == 0 ? message : char.ToUpperInvariant(message[0]) + message[1..];
}
