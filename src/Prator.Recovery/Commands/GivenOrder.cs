using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>An order with its line of a worksheet.</summary>
internal sealed class GivenOrder(ClosureOrder order, ClosureEntry entry)
{
    public ClosureOrder Order => order;

    public ClosureEntry Entry => entry;

    /// <summary>The item's number in a ledger; 0 for an order that no ledger keeps.</summary>
    public long Number { get; init; }

    /// <summary>Whether the worksheet had the line before, or there is no worksheet for it.</summary>
    public bool IsOnWorksheet { get; init; }

    /// <summary>Whether it was recorded in the ledger now.</summary>
    public bool IsRecorded { get; set; }
}
