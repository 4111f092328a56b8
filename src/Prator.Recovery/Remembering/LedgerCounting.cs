using Prator.Recovery.Commands;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Counts a ledger's items, from what its store has added up.</summary>
/// <param name="counts">How many items are alike.</param>
/// <param name="today">The day that stale orders are told for.</param>
internal sealed class LedgerCounting(IReadOnlyList<ItemCount> counts, DateOnly today)
{
    public long Items => counts.Sum(c => c.Count);

    public long Questions => counts.Where(c => c.HasQuestion).Sum(c => c.Count);

    public long Stale => counts.Where(c => c.IsStaleOn(today)).Sum(c => c.Count);

    /// <summary>One line a group: actions and states in their order, anything else by how many.</summary>
    public IReadOnlyList<LedgerCount> By(SummaryGrouping by)
    {
        Dictionary<(ItemKind Kind, string Name), LedgerCount> groups = new(GroupComparer.Instance);
        foreach (ItemCount count in counts)
        {
            Group(groups, count.Kind, by, NameOf(count, by)).Add(count.State, count.Count, count.HasQuestion, count.IsStaleOn(today));
        }

        return Lines(groups, by);
    }

    /// <summary>The same by rule, which the store does not add up: the items are run through.</summary>
    public static IReadOnlyList<LedgerCount> ByRule(IEnumerable<ItemRow> items, DateOnly today)
    {
        Dictionary<(ItemKind Kind, string Name), LedgerCount> groups = new(GroupComparer.Instance);
        foreach (ItemRow item in items.Where(i => i.MergedInto == 0))
        {
            Group(groups, item.Kind, SummaryGrouping.Rule, item.Rule).Add(item.State, 1, item.HasQuestion, item.IsStaleOn(today));
        }

        return Lines(groups, SummaryGrouping.Rule);
    }

    private static LedgerCount Group(Dictionary<(ItemKind Kind, string Name), LedgerCount> groups, RecordKind of, SummaryGrouping by, string name)
    {
        ItemKind kind = of == RecordKind.Episode ? ItemKind.Episode : ItemKind.Sip;
        if (!groups.TryGetValue((kind, name), out LedgerCount? group))
        {
            groups.Add((kind, name), group = new LedgerCount(kind, by.ToString(), name));
        }

        return group;
    }

    private static List<LedgerCount> Lines(Dictionary<(ItemKind Kind, string Name), LedgerCount> groups, SummaryGrouping by)
    {
        List<LedgerCount> lines =
        [
            .. groups.Values
                .OrderBy(g => g.Kind)
                .ThenBy(g => RankOf(g, by))
                .ThenBy(g => g.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
        foreach (IGrouping<ItemKind, LedgerCount> kind in lines.GroupBy(l => l.Kind))
        {
            double all = kind.Sum(l => l.Count);
            foreach (LedgerCount line in kind)
            {
                line.Share = line.Count / all;
            }
        }

        return lines;
    }

    private static long RankOf(LedgerCount group, SummaryGrouping by) => by switch
    {
        SummaryGrouping.Action => (long)Enum.Parse<RecoveryAction>(group.Name),
        SummaryGrouping.State => (long)Enum.Parse<ItemState>(group.Name),
        _ => -group.Count,
    };

    private static string NameOf(ItemCount count, SummaryGrouping by) => by switch
    {
        SummaryGrouping.Owner => count.Owner ?? string.Empty,
        SummaryGrouping.Unit => count.Unit ?? string.Empty,
        SummaryGrouping.Municipality => count.Municipality ?? string.Empty,
        SummaryGrouping.State => count.State.ToString(),
        _ => count.Action.ToString(),
    };

    /// <summary>Names that differ in case only are one group, as in a summary of piped items.</summary>
    private sealed class GroupComparer : IEqualityComparer<(ItemKind Kind, string Name)>
    {
        public static readonly GroupComparer Instance = new();

        public bool Equals((ItemKind Kind, string Name) x, (ItemKind Kind, string Name) y) =>
            x.Kind == y.Kind && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((ItemKind Kind, string Name) obj) => HashCode.Combine(obj.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Name));
    }
}
