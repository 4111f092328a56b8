using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>
/// Finds the nearest cell with each other action, among the cells that an item can fall into. Nearest is where fewest facts
/// are otherwise; of several, the one that changes earlier facts, then to earlier bands.
/// </summary>
internal sealed class NearestOutcomes<T>
    where T : CareItem
{
    private readonly DecisionGrid<T> _grid;
    private readonly GridShape _shape;
    private readonly ReachableCells<T> _reachable;
    private readonly Lazy<HashSet<RecoveryAction>> _actions;

    public NearestOutcomes(DecisionGrid<T> grid, ReachableCells<T> reachable)
    {
        _grid = grid;
        _shape = grid.Shape;
        _reachable = reachable;
        _actions = new(ReachableActions);
    }

    /// <summary>The nearest cell of each action but the cell's own, nearest first.</summary>
    public IReadOnlyList<OtherOutcome> Of(int cell)
    {
        HashSet<RecoveryAction> wanted = [.. _actions.Value];
        wanted.Remove(_grid[cell].Rule.Action);
        List<OtherOutcome> found = [];
        (RecoveryAction Action, int Facts)[] needed = Needed(cell);
        for (int changes = 1; changes <= _shape.Facts.Count && wanted.Count > 0; changes++)
        {
            foreach (int other in CellsAt(cell, changes, facts => needed.Any(n => (n.Facts & ~facts) == 0 && wanted.Contains(n.Action))))
            {
                Rule rule = _grid[other].Rule;
                if (wanted.Contains(rule.Action) && _reachable.IsReached(other))
                {
                    wanted.Remove(rule.Action);
                    found.Add(new OtherOutcome(rule.Action, rule, other, ChangesBetween(cell, other)));
                    if (wanted.Count == 0)
                    {
                        break;
                    }
                }
            }
        }

        return found;
    }

    private FactChange[] ChangesBetween(int cell, int other) =>
    [
        .. from fact in _shape.Facts
           let @from = _shape.BandOf(cell, fact.Index)
           let to = _shape.BandOf(other, fact.Index)
           where @from != to
           select new FactChange(fact, fact.Bands[@from], fact.Bands[to]),
    ];

    /// <summary>For each box where a rule holds, its action and the facts that must be otherwise to come there, as bits. A grid has at most 24 facts.</summary>
    private (RecoveryAction Action, int Facts)[] Needed(int cell) =>
    [
        .. _grid.Book.Rules.SelectMany(rule => rule.Regions.Select(region => (rule.Action, region)))
            .Concat(_grid.Book.Impossible.SelectMany(i => i.Regions.Select(region => (RecoveryAction.Review, region))))
            .Where(held => !held.Item2.IsEmpty)
            .Select(held => (held.Item1, BitsOf(_shape.Facts.Select(f => f.Index).Where(f => !held.Item2.Allows(f, _shape.BandOf(cell, f))))))
            .Distinct(),
    ];

    private static int BitsOf(IEnumerable<int> facts) => facts.Aggregate(0, (bits, fact) => bits | 1 << fact);

    /// <summary>The cells that differ from a cell in so many facts, of those choices of facts that are worth a look.</summary>
    private IEnumerable<int> CellsAt(int cell, int changes, Func<int, bool> isWorthALook)
    {
        foreach (int[] facts in Choices(changes).Where(facts => isWorthALook(BitsOf(facts))))
        {
            foreach (int[] chosen in Combinations.All([.. facts.Select(f => _shape.Facts[f].Bands.Count - 1)]))
            {
                int other = cell;
                for (int i = 0; i < facts.Length; i++)
                {
                    int own = _shape.BandOf(cell, facts[i]);
                    int band = chosen[i] < own ? chosen[i] : chosen[i] + 1;
                    other += (band - own) * _shape.Stride(facts[i]);
                }

                yield return other;
            }
        }
    }

    /// <summary>The ways to choose so many facts, in order.</summary>
    private IEnumerable<int[]> Choices(int count)
    {
        int all = _shape.Facts.Count;
        int[] chosen = [.. Enumerable.Range(0, count)];
        while (true)
        {
            yield return chosen;
            int next = count - 1;
            while (next >= 0 && chosen[next] == all - count + next)
            {
                next--;
            }

            if (next < 0)
            {
                yield break;
            }

            chosen[next]++;
            for (int i = next + 1; i < count; i++)
            {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }

    private HashSet<RecoveryAction> ReachableActions()
    {
        HashSet<RecoveryAction> reached = [];
        foreach ((Rule rule, IReadOnlyList<Region> decided) in _grid.Book.Rules.Zip(DecisionTable.RegionsByRule(_grid.Book)))
        {
            if (!reached.Contains(rule.Action) && decided.Any(region => _reachable.AnyIn(region) is not null))
            {
                reached.Add(rule.Action);
            }
        }

        return reached;
    }
}
