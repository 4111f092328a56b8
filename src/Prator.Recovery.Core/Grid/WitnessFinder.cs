using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Finds an item that falls into a given cell, to show what a gap or a conflict means. Searches the values that matter:
/// the days around the boundaries and around a day of decision, and every code.
/// </summary>
internal sealed class WitnessFinder<T>
    where T : CareItem
{
    /// <summary>So many items are tried; a cell that needs more, or that can't occur, has no witness.</summary>
    private const int MostTried = 20_000;

    private readonly GridShape _shape;
    private readonly Func<T, Moment, int> _cellOf;
    private readonly Moment _asOf;
    private readonly object[] _moments;
    private readonly (PropertyInfo Property, int[] DecidedFacts)[] _order;

    /// <param name="shape">The grid.</param>
    /// <param name="boundaries">The days that its facts turn on.</param>
    public WitnessFinder(GridShape shape, Boundaries boundaries)
    {
        _shape = shape;
        _cellOf = CellCompiler<T>.Cell(shape);
        _asOf = boundaries.UsualAsOf;
        _moments = [.. Moments(boundaries, _asOf).Distinct().Cast<object>()];
        _order = [.. Order(shape)];
    }

    /// <summary>An item that falls into a cell, or null where none was found.</summary>
    public Witness? Find(int cell)
    {
        T item = BlankItem.Of<T>();
        int tried = 0;
        return Fill(item, cell, 0, ref tried) ? Witness.Of(item, _asOf) : null;
    }

    private bool Fill(T item, int cell, int next, ref int tried)
    {
        if (next == _order.Length)
        {
            return true;
        }

        (PropertyInfo property, int[] decided) = _order[next];
        foreach (object value in Candidates(property.PropertyType))
        {
            property.SetValue(item, value);
            if (++tried > MostTried)
            {
                return false;
            }

            int reached = _cellOf(item, _asOf);
            if (Array.TrueForAll(decided, fact => _shape.BandOf(reached, fact) == _shape.BandOf(cell, fact)) && Fill(item, cell, next + 1, ref tried))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<object> Candidates(Type type) =>
        type == typeof(Moment) ? _moments
        : type == typeof(bool) ? [false, true]
        : type == typeof(Disposition) ? Enum.GetValues<DispositionCode>().Select(c => (object)new Disposition(c))
        : type == typeof(DatedAnswer) ? [.. Enum.GetValues<YesNo>().Select(a => (object)DatedAnswer.Of(a)), .. _moments.Skip(1).Select(m => (object)DatedAnswer.Of((Moment)m))]
        : type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : [Array.Empty<string>(), new[] { "…" }];

    private static IEnumerable<Moment> Moments(Boundaries boundaries, Moment asOf)
    {
        yield return Moment.Missing;
        foreach (string name in Boundaries.Names)
        {
            Moment boundary = boundaries[name];
            yield return Moment.On(boundary.Date);
            yield return Moment.On(boundary.Date.AddDays(-1));
        }

        yield return Moment.At(boundaries.RestoredAt.AddHours(-1));
        yield return Moment.At(boundaries.RestoredAt);
        yield return Moment.On(asOf.Date.AddDays(-1));
        yield return Moment.On(asOf.Date);
        yield return Moment.On(asOf.Date.AddDays(1));
    }

    /// <summary>The properties in the order that settles facts soonest, each with the facts that are settled once it is filled.</summary>
    private static IEnumerable<(PropertyInfo, int[])> Order(GridShape shape)
    {
        Dictionary<int, string[]> needs = shape.Facts.ToDictionary(f => f.Index, f => ConditionFields.Of(f).Select(field => field.Property).Distinct().ToArray());
        HashSet<string> filled = [];
        HashSet<int> decided = [];
        foreach (int fact in needs.OrderBy(n => n.Value.Length).Select(n => n.Key))
        {
            foreach (string property in needs[fact].Where(filled.Add))
            {
                int[] settled = [.. needs.Where(n => n.Value.All(filled.Contains) && !decided.Contains(n.Key)).Select(n => n.Key)];
                decided.UnionWith(settled);
                yield return (typeof(T).GetProperty(property)!, settled);
            }
        }
    }
}
