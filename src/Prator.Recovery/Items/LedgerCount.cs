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
    public long Waiting => Of(ItemState.Waiting);

    /// <summary>A person must answer first.</summary>
    public long Asked => Of(ItemState.Asked);

    /// <summary>A person wants another action, and a second one has not approved it yet.</summary>
    public long PendingApproval => Of(ItemState.PendingApproval);

    /// <summary>Ordered, and not yet shown to be done.</summary>
    public long Ordered => Of(ItemState.Ordered);

    /// <summary>Done otherwise than ordered.</summary>
    public long Discrepancy => Of(ItemState.Discrepancy);

    /// <summary>Missing from a complete export that had them before.</summary>
    public long Vanished => Of(ItemState.Vanished);

    /// <summary>Shown to be done.</summary>
    public long Verified => Of(ItemState.Verified);

    /// <summary>Nothing is left to do.</summary>
    public long Settled => Of(ItemState.Settled);

    /// <summary>In a line, such as <c>Episode Close: 12 (5 waiting, 7 ordered)</c>.</summary>
    public override string ToString()
    {
        IEnumerable<string> states = _states.OrderBy(s => s.Key).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key.ToString().ToLowerInvariant()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Name.Length == 0 ? "(none)" : Name)}: {Count} ({string.Join(", ", states)})");
    }

    internal void Add(ItemState state, long count, bool hasQuestion, bool isStale)
    {
        _states[state] = Of(state) + count;
        Count += count;
        Questions += hasQuestion ? count : 0;
        Stale += isStale ? count : 0;
    }

    private long Of(ItemState state) => _states.GetValueOrDefault(state);
}
