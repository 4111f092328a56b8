using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What was ordered of one item and not taken back.</summary>
/// <param name="Rule">The rule that the newest order stood on.</param>
/// <param name="Orders">The fields of each order, the newest last.</param>
internal sealed record OrderHistory(string Rule, IReadOnlyList<IReadOnlyList<OrderedField>> Orders);

/// <summary>What was ordered, of the items whose order stands, was verified, or was done otherwise.</summary>
internal sealed class OrderBook
{
    private readonly Dictionary<long, OrderHistory> _orders = [];

    private OrderBook()
    {
    }

    /// <summary>The orders of some items.</summary>
    public static OrderBook Of(ILedgerReader store, IEnumerable<ItemRow> items)
    {
        OrderBook book = new();
        Dictionary<long, long> newest = items.Where(i => i.Order != 0).ToDictionary(i => i.Id, i => i.Order);
        if (newest.Count == 0)
        {
            return book;
        }

        Dictionary<long, List<IReadOnlyList<OrderedField>>> given = [];
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Items = newest.Keys, Kinds = EventKinds.Ordered | EventKinds.Withdrawn }))
        {
            List<IReadOnlyList<OrderedField>> orders = given.TryGetValue(entry.Item, out List<IReadOnlyList<OrderedField>>? known) ? known : given[entry.Item] = [];
            if (entry.Kinds.HasFlag(EventKinds.Withdrawn))
            {
                orders.Clear();
                continue;
            }

            using JsonDocument body = JsonDocument.Parse(entry.Body);
            orders.Add(body.RootElement.GetProperty(BodyPart.Ordered.EncodedUtf8Bytes).Deserialize<List<OrderedField>>(BodyPart.Json)!);
            if (entry.Seq == newest[entry.Item])
            {
                string rule = body.RootElement.GetProperty(BodyPart.Was.EncodedUtf8Bytes).GetProperty(BodyPart.Rule.EncodedUtf8Bytes).GetString()!;
                book._orders[entry.Seq] = new OrderHistory(rule, orders);
            }
        }

        return book;
    }

    /// <summary>What was ordered up to an entry; null for no entry.</summary>
    public OrderHistory? Find(long order) => order == 0 ? null : _orders.GetValueOrDefault(order);
}
