using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>What a ledger has of what a person named: an item, or a rejected row, or why neither is meant.</summary>
internal sealed record FoundTarget(DecisionTarget Target)
{
    public ItemRow? Item { get; init; }

    /// <summary>The number of a rejected row, which need not be there.</summary>
    public long? Row { get; init; }

    /// <summary>Null where an item or a row is meant.</summary>
    public InputException? Refusal { get; init; }
}
