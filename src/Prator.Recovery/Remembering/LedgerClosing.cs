using Prator.Recovery.Commands;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>The closures of a ledger's episodes: looked up, recorded, taken back.</summary>
internal sealed class LedgerClosing(OpenLedger ledger, Act act, CancellationToken cancellation)
{
    /// <summary>The episodes with their items, in their order; null for one that is another item in this ledger, or none.</summary>
    /// <exception cref="LedgerException">The ledger can't be read.</exception>
    public IReadOnlyList<(OutageEpisode Episode, ItemRow? Item)> Find(IReadOnlyList<OutageEpisode> episodes)
    {
        using ILedgerReader reader = ledger.Store.Read(cancellation);
        Guid id = reader.Identity.Id;
        Dictionary<long, ItemRow> items = reader.Items(new ItemQuery { Ids = [.. episodes.Select(e => e.Item.Number!.Value)] }).ToDictionary(i => i.Id);
        return [.. episodes.Select(e => (e, items.TryGetValue(e.Item.Number!.Value, out ItemRow? item) && IsOf(e, id, item) ? item : null))];
    }

    /// <summary>Records orders, all of a day or none; what became of each, in their order.</summary>
    /// <exception cref="LedgerException">The ledger can't be written.</exception>
    public IReadOnlyList<OrderResult> Order(DateOnly day, IEnumerable<GivenOrder> orders)
    {
        OrderedItem[] items = [.. orders.Select(o => new OrderedItem(o.Number, [.. o.Order.Changes.Select(c => new OrderedField(c.Field, c.Label, c.Value))]))];
        using ILedgerWriter writer = ledger.Store.Write(cancellation);
        return LedgerOrders.Order(writer, ledger.Keys, act, day, items);
    }

    /// <summary>Takes orders back; what became of each, in their order.</summary>
    /// <inheritdoc cref="Order"/>
    public IReadOnlyList<OrderResult> Withdraw(IEnumerable<OutageEpisode> episodes)
    {
        using ILedgerWriter writer = ledger.Store.Write(cancellation);
        return LedgerOrders.Withdraw(writer, ledger.Keys, act, [.. episodes.Select(e => e.Item.Number!.Value)]);
    }

    // A number alone means another item in another ledger.
    private static bool IsOf(OutageEpisode episode, Guid ledger, ItemRow item) =>
        (episode.Triage.Ledger ?? ledger) == ledger && (item.Reference is null || item.Reference == episode.EpisodeId);
}
