namespace Prator.Recovery.Ledger;

/// <summary>What was done to the log, as far as it can be told.</summary>
public enum ChainFault
{
    /// <summary>The entry does not say what it said when it was written.</summary>
    Edited,

    /// <summary>Entries are missing before this one.</summary>
    Missing,

    /// <summary>The entry was put in afterwards.</summary>
    Inserted,

    /// <summary>The entry has changed places with the next.</summary>
    Reordered,

    /// <summary>The entry does not follow from the one before; more can't be told.</summary>
    Broken,

    /// <summary>The log ends before the entry that was noted.</summary>
    Truncated,

    /// <summary>The noted entry is another one now.</summary>
    Replaced,
}

/// <summary>The first place where the log is not what was written.</summary>
/// <param name="Seq">The entry: the first that is wrong, or missing.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record ChainBreak(long Seq, ChainFault Fault);

/// <summary>What a walk along the chain found.</summary>
/// <param name="Entries">How many entries follow from one another, from the first.</param>
/// <param name="Head">The last of these; null where there is none.</param>
/// <param name="Break">What comes then; null where the log is whole.</param>
public sealed record ChainVerification(long Entries, ChainHead? Head, ChainBreak? Break);
