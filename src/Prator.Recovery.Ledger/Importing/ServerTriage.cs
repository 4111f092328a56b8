using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Lets a store that can decide by a query find the items that something happens to, of those that the system's export alone tells
/// of. These, and all others, are then decided here: what happens to them is the same whoever found them.
/// </summary>
internal static class ServerTriage
{
    /// <summary>The items to decide here; all of them where the store can't, or the policy reads what is encrypted.</summary>
    public static IEnumerable<long> Rest<T>(ImportRun run, KindRules<T> rules, IEnumerable<long> items)
        where T : CareItem
    {
        if (run.Request.Statement is not { } write || ReadsLists(rules.GridOf(run.Request.Policy)) || run.Store.SetBased is not { } server
            || write(rules.Kind, run.AsOf, server.Table) is not { } statement)
        {
            return items;
        }

        HashSet<long> named = [.. server.DecidedOtherwise(rules.Kind, statement)];
        return items.Where(i => named.Contains(i) || !IsPlain(run, rules.Kind, i));
    }

    // What a store may decide: nothing but the export's row goes into it, nobody has died, and it can be in no other state.
    private static bool IsPlain(ImportRun run, RecordKind kind, long item)
    {
        ItemMark mark = run.Items.MarkOf(item);
        return mark is { IsFollowed: false, IsMerged: false, State: ItemState.Waiting or ItemState.Asked or ItemState.Settled }
            && !run.Known.HasSeveral(item)
            && run.Known.OfItem(item).FirstOrDefault() is { Source: ItemSource.Prator, IsPresent: true } record
            && record.Kind == kind
            && (kind != RecordKind.Sip || run.TellerOfDeath(record.Patient) is null);
    }

    private static bool ReadsLists<T>(DecisionGrid<T> grid)
        where T : CareItem => grid.Book.Facts.SelectMany(ConditionLeaves.Of).Any(IsOfList);

    private static bool IsOfList(Condition leaf) => leaf is Condition.IsSet { Field.Kind: FieldKind.List };
}
