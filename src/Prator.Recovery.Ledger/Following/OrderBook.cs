using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What was ordered, of the items whose order stands, was verified, or was done otherwise.</summary>
internal sealed class OrderBook
{
    private readonly Dictionary<long, IReadOnlyList<OrderedField>> _orders = [];

    private OrderBook()
    {
    }

    /// <summary>The orders of some items.</summary>
    public static OrderBook Of(ILedgerReader store, IEnumerable<ItemRow> items)
    {
        OrderBook book = new();
        foreach (LedgerEntry entry in store.EntriesAt(items.Where(i => i.Order != 0).Select(i => i.Order).Order()))
        {
            using JsonDocument body = JsonDocument.Parse(entry.Body);
            book._orders[entry.Seq] = body.RootElement.GetProperty(BodyPart.Ordered.EncodedUtf8Bytes).Deserialize<List<OrderedField>>(BodyPart.Json)!;
        }

        return book;
    }

    /// <summary>What an entry ordered; null for no entry.</summary>
    public IReadOnlyList<OrderedField>? Find(long order) => order == 0 ? null : _orders.GetValueOrDefault(order);
}
