using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Grid;

/// <summary>Finds an item that falls into a given cell, to show what a gap or a conflict means.</summary>
internal sealed class WitnessFinder<T>
    where T : CareItem
{
    private readonly ReachableCells<T> _reachable;
    private readonly Moment _asOf;

    /// <param name="shape">The grid.</param>
    /// <param name="boundaries">The days that its facts turn on.</param>
    public WitnessFinder(GridShape shape, Boundaries boundaries)
    {
        _asOf = boundaries.UsualAsOf;
        _reachable = new ReachableCells<T>(shape, CellCompiler<T>.Cell(shape), _asOf);
    }

    /// <summary>An item that falls into a cell, or null where none was found.</summary>
    public Witness? Find(int cell) => _reachable.Witness(cell) is { } item ? Witness.Of(item, _asOf) : null;
}
