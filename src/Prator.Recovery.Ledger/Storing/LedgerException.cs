namespace Prator.Recovery.Ledger;

/// <summary>Why a ledger can't be used.</summary>
public enum LedgerFault
{
    /// <summary>There is no ledger at that place.</summary>
    Missing,

    /// <summary>The folder does not exist.</summary>
    FolderMissing,

    /// <summary>The file is no ledger, or no database.</summary>
    Foreign,

    /// <summary>It was made by a newer version of the module.</summary>
    TooNew,

    /// <summary>Another writer kept it for longer than patience lasts.</summary>
    Locked,

    /// <summary>It is not to be written.</summary>
    ReadOnly,

    /// <summary>The server does not let the account in, or does not let it do this.</summary>
    NotAllowed,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>It could not be read or written.</summary>
    Unavailable,

    /// <summary>Its rows contradict themselves.</summary>
    Damaged,

    /// <summary>A key is missing that the command needs.</summary>
    KeyMissing,

    /// <summary>A key is not of this ledger, or has another form.</summary>
    KeyWrong,

    /// <summary>The key of the identifiers was destroyed: nothing more is taken in.</summary>
    Ended,

    /// <summary>A snapshot is older than the newest.</summary>
    SnapshotOld,

    /// <summary>What was asked for is not in the ledger.</summary>
    NotFound,

    /// <summary>What was asked for can't be done in the item's state.</summary>
    NotPossible,
}

/// <summary>A ledger can't be used: where, why, what to do. The ledger is as it was before. Holds no patient data.</summary>
public sealed class LedgerException(LedgerFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public LedgerFault Fault { get; } = fault;
}
