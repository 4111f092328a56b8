using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>A ledger on its way: what Export-RecoveryLedger and Import-RecoveryLedger give with -PassThru.</summary>
public sealed class LedgerTransfer
{
    internal LedgerTransfer(string ledger, string path, LedgerFileHead head, long items, long bytes, bool isVerified)
    {
        Ledger = ledger;
        Path = path;
        Entries = head.Entries;
        Items = items;
        Head = head.Head;
        Bytes = bytes;
        IsVerified = isVerified;
    }

    /// <summary>Where the ledger is: the one that was exported, or the new one.</summary>
    public string Ledger { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many entries the log has.</summary>
    public long Entries { get; }

    /// <summary>How many items follow from them.</summary>
    public long Items { get; }

    /// <summary>The end of the log, to be noted: the same before and after.</summary>
    public string Head { get; }

    /// <summary>The file's length.</summary>
    public long Bytes { get; }

    /// <summary>Whether the whole ledger was proven; false for an export where the chain's key was not at hand.</summary>
    public bool IsVerified { get; }
}
