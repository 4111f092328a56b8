using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>What a test of a whole ledger found: what Test-RecoveryLedger gives.</summary>
public sealed class LedgerTest
{
    internal LedgerTest(string ledger, LedgerProof proof)
    {
        Ledger = ledger;
        IsValid = proof.IsValid;
        Entries = proof.Entries;
        Items = proof.Items;
        Head = proof.Head?.ToString();
        Breaks = proof.Breaks;
    }

    /// <summary>Where the ledger is.</summary>
    public string Ledger { get; }

    /// <summary>Whether the log is whole, the state follows from it, and the balances add up.</summary>
    public bool IsValid { get; }

    /// <summary>How many entries of the log follow from one another, from the first.</summary>
    public long Entries { get; }

    /// <summary>How many items follow from the log.</summary>
    public long Items { get; }

    /// <summary>The end of the log, to be noted; null while it is empty.</summary>
    public string? Head { get; }

    /// <summary>What is wrong, the first break of the log first; empty where all is well.</summary>
    public IReadOnlyList<LedgerBreak> Breaks { get; }
}
