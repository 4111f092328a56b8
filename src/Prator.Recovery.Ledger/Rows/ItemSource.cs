namespace Prator.Recovery.Ledger;

/// <summary>Who says something about an item.</summary>
public enum ItemSource
{
    /// <summary>An export of the system itself: what it knows.</summary>
    Prator = 1,

    /// <summary>The log that was kept during the outage: what paper knows.</summary>
    OutageLog = 2,

    /// <summary>The hospital's patient administration: who is in, who left and when.</summary>
    Census = 3,
}
