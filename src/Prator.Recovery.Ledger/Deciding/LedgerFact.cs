namespace Prator.Recovery.Ledger;

/// <summary>What a person can answer that is no field of an item: the ledger's own questions.</summary>
public static class LedgerFact
{
    /// <summary>Which item this one is, where several rows could be: its number, or <see cref="NoOther"/>. Answers L-MATCH.</summary>
    public const string SameAs = "SameAs";

    /// <summary>What became of an item that a later export lacks: <see cref="Removed"/> or <see cref="Lost"/>. Answers L-VANISHED.</summary>
    public const string Missing = "Missing";

    /// <summary>Whether what was entered otherwise than ordered may stay: <see cref="Accepted"/>. Answers L-DISCREPANCY.</summary>
    public const string Entered = "Entered";

    /// <summary>It is none of the others.</summary>
    public const string NoOther = "None";

    /// <summary>It was taken away on purpose, and nothing is left to do.</summary>
    public const string Removed = "Removed";

    /// <summary>It was lost in the outage: the policy decides what is to be done.</summary>
    public const string Lost = "Lost";

    /// <summary>What was entered stays as it is.</summary>
    public const string Accepted = "Accepted";
}
