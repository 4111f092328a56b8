using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Grid;

/// <summary>Finds an item that falls into a given cell, to show what a gap or a conflict means.</summary>
internal sealed class WitnessFinder<T>
    where T : CareItem
{
    /// <param name="shape">The grid.</param>
    /// <param name="cellOf">The cell of an item.</param>
    /// <param name="boundaries">The days that its facts turn on.</param>
    public WitnessFinder(GridShape shape, Func<T, Moment, int> cellOf, Boundaries boundaries) =>
        Reachable = new ReachableCells<T>(shape, cellOf, boundaries.UsualAsOf, SearchSteps.Usual);

    /// <summary>The cells that an item can fall into when it is decided for the usual moment.</summary>
    public ReachableCells<T> Reachable { get; }

    /// <summary>A cell of one of some regions that an item is known to fall into; null where none is.</summary>
    public int? AnyIn(IEnumerable<Region> regions) => regions.Select(Reachable.AnyIn).FirstOrDefault(c => c is not null);

    /// <summary>An item that falls into a cell, or null where none was found.</summary>
    public Witness? Find(int cell) => Reachable.Witness(cell) is { } item ? Witness.Of(item, Reachable.AsOf) : null;
}
