using System.Collections.Concurrent;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>
/// Explains the decisions of one grid for one moment, exactly: from the grid itself, not from the texts of its rules. What
/// can be said of a cell is found once.
/// </summary>
/// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
public sealed class Explainer<T>
    where T : CareItem
{
    private readonly DecisionGrid<T> _grid;
    private readonly Moment _asOf;
    private readonly ReachableCells<T> _reachable;
    private readonly NearestOutcomes<T> _nearest;
    private readonly ConcurrentDictionary<int, (IReadOnlyList<Fact> Because, IReadOnlyList<OtherOutcome> Otherwise)> _cells = new();
    private readonly ConcurrentDictionary<int, ItemField[]> _fields = new();

    /// <param name="grid">The grid.</param>
    /// <param name="asOf">The moment that the items are decided for.</param>
    public Explainer(DecisionGrid<T> grid, Moment asOf)
    {
        _grid = grid;
        _asOf = asOf;
        _reachable = new ReachableCells<T>(grid, asOf);
        _nearest = new NearestOutcomes<T>(grid, _reachable);
    }

    /// <summary>Why an item is decided as it is, and why not otherwise. Where no rule of the policy decided, no fact did: the rule's note says why.</summary>
    /// <param name="decision">A decision of this grid, for this moment.</param>
    /// <exception cref="ArgumentException">It was decided for another moment.</exception>
    public Explanation<T> Explain(Decision<T> decision)
    {
        if (decision.AsOf != _asOf)
        {
            throw new ArgumentException($"The decision is for {decision.AsOf}, and what is explained is decided for {_asOf}.", nameof(decision));
        }

        if (!decision.IsOfPolicy)
        {
            return new Explanation<T>(decision, [], []);
        }

        (IReadOnlyList<Fact> because, IReadOnlyList<OtherOutcome> otherwise) = _cells.GetOrAdd(decision.Cell, cell => (DecidingFacts.Of(_grid, cell), _nearest.Of(cell)));
        return new Explanation<T>(decision, [.. because.Select(fact => Deciding(decision, fact))], otherwise);
    }

    /// <summary>The item as it might have been: it falls into exactly the other outcome's cell, and keeps what of its own it can.</summary>
    /// <param name="item">The item that was decided.</param>
    /// <param name="other">An outcome that <see cref="Explain"/> told.</param>
    public T Changed(T item, OtherOutcome other) =>
        _reachable.Changed(item, other.Cell) ?? throw new ArgumentException("No item falls into that cell.", nameof(other));

    private DecidingFact Deciding(Decision<T> decision, Fact fact) => new(
        fact,
        fact.Bands[_grid.Shape.BandOf(decision.Cell, fact.Index)],
        FieldValue.Of(decision.Item, _fields.GetOrAdd(fact.Index, _ => [.. ConditionFields.Of(fact)])));
}
