using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// The cells that an item can fall into when it is decided for a given moment. Facts share fields, so that many cells of
/// the grid can't occur: a patient who is known to have gone home has no blank discharge date, say.
/// </summary>
/// <remarks>
/// Exact: of all values of fields that are compared with each other, one choice is kept for each way in which the conditions
/// on them come out, and all choices are tried of the fields that tied facts share. Made when it is first asked.
/// </remarks>
public sealed class ReachableCells<T>
    where T : CareItem
{
    private readonly Lazy<TiedFacts<T>[]> _parts;

    /// <param name="grid">The grid.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    public ReachableCells(DecisionGrid<T> grid, Moment asOf)
        : this(grid.Shape, grid.CellOf, asOf)
    {
    }

    internal ReachableCells(GridShape shape, Func<T, Moment, int> cellOf, Moment asOf)
    {
        AsOf = asOf;
        _parts = new(() => Split(shape, cellOf, asOf));
    }

    /// <summary>The moment that is decided for.</summary>
    public Moment AsOf { get; }

    /// <summary>Whether it is known of every cell if it can occur: facts that share fields need no more than five million items to be tried.</summary>
    public bool IsExact => Array.TrueForAll(_parts.Value, p => p.IsExact);

    /// <summary>How many cells are known to occur.</summary>
    public long Count => _parts.Value.Aggregate(1L, (count, part) => count * part.ReachedCount);

    /// <summary>Whether an item can fall into a cell; true where it is not known.</summary>
    public bool Contains(int cell) => Array.TrueForAll(_parts.Value, p => !p.IsExact || p.Reaches(cell));

    /// <summary>Whether an item is known that falls into a cell.</summary>
    public bool IsReached(int cell) => Array.TrueForAll(_parts.Value, p => p.Reaches(cell));

    /// <summary>The first cell of a region that an item is known to fall into; null where none is. Asks each part of the facts once, however many cells.</summary>
    public int? FirstIn(Region region)
    {
        int cell = 0;
        foreach (TiedFacts<T> part in _parts.Value)
        {
            if (part.FirstIn(region) is not { } own)
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
    public Region? WhyNever(Region region) => _parts.Value.FirstOrDefault(p => p.IsExact && p.FirstIn(region) is null)?.Excluding(region);

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

    private static TiedFacts<T>[] Split(GridShape shape, Func<T, Moment, int> cellOf, Moment asOf)
    {
        string[][] propertiesOf = [.. shape.Facts.Select(f => ConditionFields.Of(f).Select(field => field.Property).Distinct().ToArray())];
        string[] properties = [.. propertiesOf.SelectMany(p => p).Distinct()];
        FieldGroup[] groups = Groups(shape.Facts, properties, asOf);

        Parts tied = new(shape.Facts.Count);
        foreach (FieldGroup group in groups)
        {
            tied.Join(Enumerable.Range(0, shape.Facts.Count).Where(fact => group.Properties.Any(p => propertiesOf[fact].Contains(p.Name))));
        }

        return
        [
            .. tied.All().Select(facts => new TiedFacts<T>(
                shape,
                cellOf,
                asOf,
                facts,
                [.. groups.Where(g => g.Properties.Any(p => facts.Any(fact => propertiesOf[fact].Contains(p.Name))))])),
        ];
    }

    private static FieldGroup[] Groups(IReadOnlyList<Fact> facts, string[] properties, Moment asOf)
    {
        (Condition Leaf, int[] Properties)[] leaves =
        [
            .. facts.SelectMany(ConditionLeaves.Of).Select(leaf => (leaf, ConditionFields.Of(leaf).Select(f => Array.IndexOf(properties, f.Property)).ToArray())),
        ];
        Parts compared = new(properties.Length);
        foreach ((_, int[] together) in leaves)
        {
            compared.Join(together);
        }

        return
        [
            .. compared.All().Select(group => FieldGroup.Of<T>(
                [.. group.Select(p => typeof(T).GetProperty(properties[p])!)],
                [.. leaves.Where(l => l.Properties.Any(group.Contains)).Select(l => l.Leaf)],
                asOf)),
        ];
    }
}
