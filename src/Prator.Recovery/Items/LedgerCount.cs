using System.Globalization;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>One group of a ledger's items, with how far they have come: what Get-RecoverySummary -Ledger -By gives.</summary>
public sealed class LedgerCount
{
    private readonly Dictionary<ItemState, long> _states = [];

    internal LedgerCount(ItemKind kind, string by, string name)
    {
        Kind = kind;
        By = by;
        Name = name;
    }

    /// <summary>Episode or Sip.</summary>
    public ItemKind Kind { get; }

    /// <summary>What was counted by.</summary>
    public string By { get; }

    /// <summary>The group; empty where the items name none.</summary>
    public string Name { get; }

    /// <summary>Items in it.</summary>
    public long Count { get; private set; }

    /// <summary>Count divided by all items of the kind, 0 to 1.</summary>
    public double Share { get; internal set; }

    /// <summary>How many carry a question.</summary>
    public long Questions { get; private set; }

    /// <summary>How many have an order of an earlier day, which must be issued again.</summary>
    public long Stale { get; private set; }

    /// <summary>Still to be done.</summary>
    public long Waiting => In(ItemState.Waiting);

    /// <summary>A person must answer first.</summary>
    public long Asked => In(ItemState.Asked);

    /// <summary>A person wants another action, and a second one has not approved it yet.</summary>
    public long PendingApproval => In(ItemState.PendingApproval);

    /// <summary>Ordered, and not yet shown to be done.</summary>
    public long Ordered => In(ItemState.Ordered);

    /// <summary>Done otherwise than ordered.</summary>
    public long Discrepancy => In(ItemState.Discrepancy);

    /// <summary>Missing from a complete export that had them before.</summary>
    public long Vanished => In(ItemState.Vanished);

    /// <summary>Shown to be done.</summary>
    public long Verified => In(ItemState.Verified);

    /// <summary>Nothing is left to do.</summary>
    public long Settled => In(ItemState.Settled);

    /// <summary>Neither settled nor shown to be done.</summary>
    internal long Remaining => Count - Verified - Settled;

    /// <summary>In a line, such as <c>Episode Close: 12 (5 waiting, 7 ordered)</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> states = _states.OrderBy(s => s.Key).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key.ToString().ToLowerInvariant()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Name.Length == 0 ? "(none)" : Name)}: {Count} ({string.Join(", ", states)})");
    }

    /// <summary>Several groups as one, under the name of the first.</summary>
    internal static LedgerCount Sum(IEnumerable<LedgerCount> groups)
    {
        LedgerCount? sum = null;
        foreach (LedgerCount group in groups)
        {
            sum ??= new LedgerCount(group.Kind, group.By, group.Name);
            foreach ((ItemState state, long count) in group._states)
            {
                sum.Add(state, count, hasQuestion: false, isStale: false);
            }
        }

        return sum!;
    }

    /// <summary>How many have come so far, and no further.</summary>
    internal long In(ItemState state) => _states.GetValueOrDefault(state);

    internal void Add(ItemState state, long count, bool hasQuestion, bool isStale)
    {
        _states[state] = In(state) + count;
        Count += count;
        Questions += hasQuestion ? count : 0;
        Stale += isStale ? count : 0;
    }
}
