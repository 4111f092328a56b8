using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>An item of a ledger with what all its sources together say.</summary>
/// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
public sealed record LedgerItem<T>
    where T : CareItem
{
    /// <summary>Its state.</summary>
    public required ItemRow Row { get; init; }

    /// <summary>What its sources say, put together, under its number.</summary>
    public required T Item { get; init; }

    /// <summary>Everything that the ledger asks about it, <see cref="Open"/> or not.</summary>
    public IReadOnlyList<LedgerQuestion> Asked => Follow.Questions(Row.Asks);

    /// <summary>What must be answered before the policy can decide; empty where nothing stands in its way.</summary>
    public required IReadOnlyList<LedgerQuestion> Open { get; init; }

    /// <summary>The sources that tell of it, newest word first.</summary>
    public required IReadOnlyList<ItemSource> Sources { get; init; }

    /// <summary>What was ordered, where an order stands, was verified or was done otherwise; null where there is none.</summary>
    public IReadOnlyList<OrderedField>? Ordered { get; init; }
}
