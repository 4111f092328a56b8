namespace Prator.Recovery.Ledger;

/// <summary>Why a file that a ledger was moved to can't be used.</summary>
public enum LedgerFileFault
{
    /// <summary>It is another kind of file.</summary>
    Foreign,

    /// <summary>A newer version of the module wrote it.</summary>
    TooNew,

    /// <summary>It ends too early.</summary>
    Truncated,

    /// <summary>It is not as it was written.</summary>
    Damaged,

    /// <summary>It is sound, but not the one of which a head was noted, or not all of it.</summary>
    Unexpected,
}

/// <summary>A file that a ledger was moved to can't be used: file and line, why, what to do. Nothing was made of it. Holds no patient data.</summary>
public sealed class LedgerFileException(LedgerFileFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public LedgerFileFault Fault { get; } = fault;
}
