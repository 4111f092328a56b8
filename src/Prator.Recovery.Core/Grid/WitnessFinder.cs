using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Grid;

/// <summary>Gives an item that falls into a given cell, to show what a gap or a conflict means.</summary>
internal sealed class WitnessFinder<T>
    where T : CareItem
{
    private readonly Moment _asOf;
    private readonly ReachableCells<T> _reachable;
    private readonly PropertyInfo[] _properties;

    /// <param name="shape">The grid.</param>
    /// <param name="boundaries">The days that its facts turn on.</param>
    public WitnessFinder(GridShape shape, Boundaries boundaries)
    {
        _asOf = boundaries.UsualAsOf;
        _reachable = new ReachableCells<T>(shape, CellCompiler<T>.Cell(shape), _asOf);
        _properties = [.. shape.Facts.SelectMany(ConditionFields.Of).Select(f => f.Property).Distinct().Select(p => typeof(T).GetProperty(p)!)];
    }

    /// <summary>An item that falls into a cell, or null where none can or none was found.</summary>
    public Witness? Find(int cell) => _reachable.Witness(cell) is { } item ? new Witness(item, FieldsOf(item), _asOf) : null;

    private Dictionary<string, string> FieldsOf(T item) => _properties
        .Select(p => (p.Name, Value: p.GetValue(item)))
        .Where(v => !BlankItem.IsBlank(v.Value))
        .ToDictionary(v => v.Name, v => $"{v.Value}");
}
