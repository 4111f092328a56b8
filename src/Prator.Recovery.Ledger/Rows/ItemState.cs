namespace Prator.Recovery.Ledger;

/// <summary>How far an item has come. The numbers are stored.</summary>
public enum ItemState
{
    /// <summary>Its action is still to be done.</summary>
    Waiting = 1,

    /// <summary>A person must answer a question first.</summary>
    Asked = 2,

    /// <summary>Its closure is ordered, and no later export has shown it yet.</summary>
    Ordered = 3,

    /// <summary>A later export shows that it was done.</summary>
    Verified = 4,

    /// <summary>A later export shows that something else was done than what was ordered.</summary>
    Discrepancy = 5,

    /// <summary>There is nothing to do, or no more.</summary>
    Settled = 6,

    /// <summary>A complete export lacks it that an earlier one had.</summary>
    Vanished = 7,

    /// <summary>A person wants another action than the policy's, and a second one has not approved it yet.</summary>
    PendingApproval = 8,
}
