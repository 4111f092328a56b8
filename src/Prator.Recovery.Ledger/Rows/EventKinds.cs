namespace Prator.Recovery.Ledger;

/// <summary>
/// What happened, as one entry of the log says it. An entry may say several things that happened to one item at once (it was
/// seen, and decided, and asks). The numbers are stored: a name may change, a number never.
/// </summary>
[Flags]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "They are flags.")]
public enum EventKinds : long
{
    None = 0,

    /// <summary>A day's files were taken in: the head of an import.</summary>
    Imported = 1L << 0,

    /// <summary>A source tells of something for the first time.</summary>
    Seen = 1L << 1,

    /// <summary>A source says something else than before.</summary>
    Changed = 1L << 2,

    /// <summary>A complete export lacks what an earlier one had.</summary>
    Vanished = 1L << 3,

    /// <summary>What had vanished is there again.</summary>
    Returned = 1L << 4,

    /// <summary>What two sources tell is one item.</summary>
    Linked = 1L << 5,

    /// <summary>The policy gave the item its action, for the first time or another than before.</summary>
    Decided = 1L << 6,

    /// <summary>Somebody must answer a question.</summary>
    Asked = 1L << 7,

    /// <summary>A closure was ordered.</summary>
    Ordered = 1L << 8,

    /// <summary>An order was taken back.</summary>
    Withdrawn = 1L << 9,

    /// <summary>A later export shows that it was done.</summary>
    Verified = 1L << 10,

    /// <summary>A later export shows that something else was done.</summary>
    Discrepancy = 1L << 11,

    /// <summary>Nothing is left to do.</summary>
    Settled = 1L << 12,

    /// <summary>What was settled or verified is contradicted by a later export.</summary>
    Reopened = 1L << 13,

    /// <summary>A row could not be read.</summary>
    Rejected = 1L << 14,

    /// <summary>A row that could not be read is mended in a later export.</summary>
    Mended = 1L << 15,

    /// <summary>Somebody read patient identifiers.</summary>
    Accessed = 1L << 16,

    /// <summary>The key of the identifiers was destroyed.</summary>
    Removed = 1L << 17,

    /// <summary>The head of any other command that writes: who, when, what.</summary>
    Begun = 1L << 18,

    /// <summary>A person gave a fact that stands above the sources.</summary>
    Answered = 1L << 19,

    /// <summary>A person wants another action than the policy's; somebody else must approve.</summary>
    Proposed = 1L << 20,

    /// <summary>A second person approved what was proposed.</summary>
    Approved = 1L << 21,

    /// <summary>An answer, a proposed or an approved action was taken back.</summary>
    Retracted = 1L << 22,

    /// <summary>The question went on to the regional owner.</summary>
    Escalated = 1L << 23,

    /// <summary>A mail is to be sent: written before anything is.</summary>
    MailPlanned = 1L << 24,

    /// <summary>A mail is being sent.</summary>
    MailBegun = 1L << 25,

    /// <summary>The server took a mail.</summary>
    MailAccepted = 1L << 26,

    /// <summary>The server did not take a mail.</summary>
    MailRefused = 1L << 27,

    /// <summary>A mail may have been taken or not.</summary>
    MailUnknown = 1L << 28,

    /// <summary>A mail was certainly not taken, and is to be sent again later.</summary>
    MailPostponed = 1L << 29,
}
