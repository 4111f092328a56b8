using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>What to order of an item.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Fields">What to set.</param>
public sealed record OrderedItem(long Item, IReadOnlyList<OrderedField> Fields);

/// <summary>What became of an order, or of its withdrawal.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="IsNew">Whether it was recorded now; false where the ledger had it for that day, or there was nothing to withdraw.</param>
/// <param name="Refusal">Why it was refused; null where it was not.</param>
public sealed record OrderResult(long Item, bool IsNew, string? Refusal);

/// <summary>Records orders to close, and takes them back.</summary>
public static class LedgerOrders
{
    /// <summary>Records orders, once an item and day, and commits them: all of them or none.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who orders.</param>
    /// <param name="day">The day that the orders are for.</param>
    /// <param name="orders">What is ordered.</param>
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be written.</exception>
    public static IReadOnlyList<OrderResult> Order(ILedgerWriter store, LedgerKeys keys, Act act, DateOnly day, IReadOnlyList<OrderedItem> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        using ItemOperation operation = new(store, keys, act, [.. orders.Select(o => o.Item)]);
        List<OrderResult> results = [];
        DateOnly? newest = Snapshots.NewestDay(store);
        foreach (OrderedItem order in orders)
        {
            ItemRow? item = operation.Find(order.Item);
            if ((Refusal(item, order.Item) ?? TooOld(item!, day, newest)) is { } refusal)
            {
                results.Add(new OrderResult(order.Item, IsNew: false, refusal));
            }
            else if (item!.OrderedOn == day)
            {
                results.Add(new OrderResult(order.Item, IsNew: false, Refusal: null));
            }
            else
            {
                operation.Append(
                    item,
                    item with { State = ItemState.Ordered, OrderedOn = day, Order = operation.NextEntry },
                    EventKinds.Ordered,
                    body => body.Part(BodyPart.Ordered, order.Fields));
                results.Add(new OrderResult(order.Item, IsNew: true, Refusal: null));
            }
        }

        operation.Commit();
        return results;
    }

    /// <summary>Takes orders back that no export has shown to be done, and commits it.</summary>
    /// <inheritdoc cref="Order"/>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who takes them back.</param>
    /// <param name="items">The items' numbers.</param>
    public static IReadOnlyList<OrderResult> Withdraw(ILedgerWriter store, LedgerKeys keys, Act act, IReadOnlyList<long> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using ItemOperation operation = new(store, keys, act, items);
        List<OrderResult> results = [];
        foreach (long id in items)
        {
            ItemRow? item = operation.Find(id);
            if (item is null)
            {
                results.Add(new OrderResult(id, IsNew: false, Missing(id)));
            }
            else if (item.OrderedOn is null)
            {
                results.Add(new OrderResult(id, IsNew: false, Messages.NoOrderStands(item.Name, item.State)));
            }
            else
            {
                operation.Append(item, item with { State = item.State == ItemState.Ordered ? ItemState.Waiting : item.State, OrderedOn = null, Order = 0 }, EventKinds.Withdrawn, _ => { });
                results.Add(new OrderResult(id, IsNew: true, Refusal: null));
            }
        }

        operation.Commit();
        return results;
    }

    private static string? Refusal(ItemRow? item, long id) =>
        item is null ? Missing(id)
        : item.Action != RecoveryAction.Close ? Messages.OtherAction(item.Name, item.Action, item.Rule)
        : item.State is ItemState.Waiting or ItemState.Ordered ? null
        : Messages.OtherState(item.Name, item.State);

    private static string? TooOld(ItemRow item, DateOnly day, DateOnly? newest) => newest > day
        ? Messages.DayPassed(item.Name, day, newest)
        : null;

    private static string Missing(long id) => Messages.ItemNumberMissing(id);
}
