using System.Collections;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Reporting;

/// <summary>All that a summary tells of a ledger's items, found in one run through them: another for each part would read a million rows again.</summary>
internal sealed class ItemRun
{
    private readonly RecoveryItemReading _items;
    private readonly DateOnly _today;
    private readonly Dictionary<(RecordKind, RecoveryAction, ItemState, string?, string?, string?, bool, DateOnly?), long> _counts = [];
    private readonly Dictionary<(string? Municipality, string? Unit, string? Owner, bool IsEscalated, long Asked), long> _asked = [];

    private readonly Dictionary<RecoveryAction, HashSet<long>> _since = [];
    private readonly BitArray _sips;
    private readonly byte[] _actions;

    private ItemRun(RecoveryItemReading items, DateOnly today, int shown, long highest)
    {
        _items = items;
        _today = today;
        Asked = new OldestItems(shown);
        Stale = new OldestItems(shown);
        Odd = new OldestItems(shown);
        Included = new BitArray(checked((int)highest + 1));
        _sips = new BitArray(Included.Length);
        _actions = new byte[Included.Length];
    }

    /// <summary>The oldest that ask something.</summary>
    public OldestItems Asked { get; }

    /// <summary>The oldest whose closure is to be ordered again.</summary>
    public OldestItems Stale { get; }

    /// <summary>The oldest that differ or are missing.</summary>
    public OldestItems Odd { get; }

    /// <summary>By their numbers, which items are told of.</summary>
    public BitArray Included { get; }

    /// <summary>How many items are alike.</summary>
    public IReadOnlyList<ItemCount> Counts =>
        [.. _counts.Select(c => new ItemCount(c.Key.Item1, c.Key.Item2, c.Key.Item3, c.Key.Item4, c.Key.Item5, c.Key.Item6, c.Key.Item7, c.Key.Item8, c.Value))];

    /// <param name="reader">The ledger.</param>
    /// <param name="items">Tells when its operations were.</param>
    /// <param name="scope">Which items.</param>
    /// <param name="today">The day that stale orders are told for.</param>
    /// <param name="shown">How many of the oldest are kept.</param>
    /// <param name="progress">Is told the numbers gone through, and how many there are.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static ItemRun Through(ILedgerReader reader, RecoveryItemReading items, ReportScope scope, DateOnly today, int shown, Action<long, long> progress, CancellationToken cancellation)
    {
        long highest = reader.Numbers.Item;
        ItemRun run = new(items, today, shown, highest);
        foreach (ItemRow row in reader.Items(new ItemQuery { Ids = scope.Numbers }).Where(scope.Allows))
        {
            cancellation.ThrowIfCancellationRequested();
            progress(row.Id, highest);
            run.Take(row);
        }

        return run;
    }

    /// <summary>The action of an item that is told of.</summary>
    public RecoveryAction ActionOf(long item) => (RecoveryAction)_actions[item];

    /// <summary>What an item is that is told of.</summary>
    public ItemKind KindOf(long item) => _sips[(int)item] ? ItemKind.Sip : ItemKind.Episode;

    /// <summary>The oldest moment since which something remains with an action; null where nothing does.</summary>
    public DateTime? OldestSince(RecoveryAction action) =>
        _since.TryGetValue(action, out HashSet<long>? operations) ? operations.Min(_items.TimeOf) : null;

    /// <summary>Who is to answer what, how old it is, and how many are alike.</summary>
    public IReadOnlyList<(string? Owner, int Age, long Count)> Ages(ReportScope scope, QuestionReading questions) =>
        [.. _asked.Select(a => (scope.OwnerOf(a.Key.Municipality, a.Key.Unit, a.Key.IsEscalated, a.Key.Owner), questions.AgeOf(_items.TimeOf(a.Key.Asked)), a.Value))];

    private void Take(ItemRow row)
    {
        Included[(int)row.Id] = true;
        _actions[row.Id] = (byte)row.Action;
        _sips[(int)row.Id] = row.Kind == RecordKind.Sip;
        if (row.State is not (ItemState.Verified or ItemState.Settled))
        {
            Since(row.Action).Add(row.StateOperation);
        }

        Add(_counts, (row.Kind, row.Action, row.State, row.Municipality, row.Unit, row.Owner, row.HasQuestion, row.OrderedOn));
        if (row.HasQuestion)
        {
            long since = row.AskedOperation == 0 ? row.StateOperation : row.AskedOperation;
            Add(_asked, (row.Municipality, row.Unit, row.Owner, row.EscalatedOperation != 0, since));
            Asked.Add(row.Id, _items.TimeOf(since));
        }

        if (row.IsStaleOn(_today))
        {
            Stale.Add(row.Id, _items.TimeOf(row.StateOperation));
        }

        if (row.State is ItemState.Discrepancy or ItemState.Vanished)
        {
            Odd.Add(row.Id, _items.TimeOf(row.StateOperation));
        }
    }

    // Operations are few, however many items they gave a state.
    private HashSet<long> Since(RecoveryAction action) =>
        _since.TryGetValue(action, out HashSet<long>? operations) ? operations : _since[action] = [];

    private static void Add<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
