using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// The cells that an item can fall into when it is decided for a given moment. Facts share fields, so that many cells of
/// the grid can't occur: a patient who is known to have gone home has no blank discharge date, say.
/// </summary>
/// <remarks>
/// Exact: fields get values one after the other, in every way that conditions can tell, and of items for which all that is
/// left to ask is the same one is kept. Made when it is first asked.
/// </remarks>
public sealed class ReachableCells<T>
    where T : CareItem
{
    private readonly Lazy<TiedFacts<T>[]> _parts;

    /// <param name="grid">The grid.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    public ReachableCells(DecisionGrid<T> grid, Moment asOf)
        : this(grid, asOf, SearchSteps.Usual)
    {
    }

    /// <param name="grid">The grid.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    /// <param name="most">How long is searched.</param>
    public ReachableCells(DecisionGrid<T> grid, Moment asOf, SearchSteps most)
        : this(grid.Shape, grid.CellOf, asOf, most)
    {
    }

    internal ReachableCells(GridShape shape, Func<T, Moment, int> cellOf, Moment asOf, SearchSteps most)
    {
        AsOf = asOf;
        _parts = new(() => Split(shape, cellOf, asOf, most));
    }

    /// <summary>The moment that is decided for.</summary>
    public Moment AsOf { get; }

    /// <summary>Whether every question so far was answered for certain: none took more steps than are allowed.</summary>
    public bool IsExact => Array.TrueForAll(_parts.Value, p => p.IsExact);

    /// <summary>How many cells occur; null where they are too many to list.</summary>
    public long? Count => _parts.Value.Aggregate((long?)1, (count, part) => count * part.ReachedCount);

    /// <summary>The facts of each part where a question went without an answer.</summary>
    public IEnumerable<IReadOnlyList<Fact>> Unanswered => _parts.Value.Where(p => !p.IsExact).Select(p => p.Facts);

    /// <summary>Whether an item can fall into a cell; true where it is not known.</summary>
    public bool Contains(int cell) => Array.TrueForAll(_parts.Value, p => p.Reaches(cell) is not false);

    /// <summary>Whether an item is known that falls into a cell.</summary>
    public bool IsReached(int cell) => Array.TrueForAll(_parts.Value, p => p.Reaches(cell) is true);

    /// <summary>
    /// A cell of a region that an item is known to fall into; null where none is. Asks each part of the facts once, however
    /// many cells.
    /// </summary>
    public int? AnyIn(Region region)
    {
        int cell = 0;
        foreach (TiedFacts<T> part in _parts.Value)
        {
            if (part.AnyIn(region, out _) is not { } own)
            {
                return null;
            }

            cell += own;
        }

        return cell;
    }

    /// <summary>
    /// Why no item can fall into a region: the region of those of its facts alone that exclude each other, as few as it takes;
    /// null where an item can, or where it is not known.
    /// </summary>
    public Region? WhyNever(Region region) => _parts.Value.FirstOrDefault(p => p.IsNeverIn(region))?.Excluding(region);

    /// <summary>A made-up item that falls into a cell; null where none can, or none is known.</summary>
    public T? Witness(int cell)
    {
        if (!IsReached(cell))
        {
            return null;
        }

        T item = BlankItem.Of<T>();
        foreach (TiedFacts<T> part in _parts.Value)
        {
            part.Write(item, cell);
        }

        return item;
    }

    /// <summary>A copy of an item that falls into a cell, with as much of the item's own as is found to go; null where no item is known there.</summary>
    public T? Changed(T item, int cell)
    {
        if (!IsReached(cell))
        {
            return null;
        }

        T changed = (T)((CareItem)item with { });
        foreach (TiedFacts<T> part in _parts.Value)
        {
            part.Change(changed, cell);
        }

        return changed;
    }

    private static TiedFacts<T>[] Split(GridShape shape, Func<T, Moment, int> cellOf, Moment asOf, SearchSteps most)
    {
        string[][] propertiesOf = [.. shape.Facts.Select(f => ConditionFields.Of(f).Select(field => field.Property).Distinct().ToArray())];
        Parts tied = new(shape.Facts.Count);
        foreach (string property in propertiesOf.SelectMany(p => p).Distinct())
        {
            tied.Join(Enumerable.Range(0, shape.Facts.Count).Where(fact => propertiesOf[fact].Contains(property)));
        }

        return
        [
            .. tied.All().Select(facts => new TiedFacts<T>(
                shape,
                cellOf,
                facts,
                [.. facts.SelectMany(f => propertiesOf[f]).Distinct().Select(name => new TriedProperty(typeof(T).GetProperty(name)!))],
                asOf,
                most)),
        ];
    }
}
