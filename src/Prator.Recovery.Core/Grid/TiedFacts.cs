using System.Collections.Concurrent;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Facts that share fields, so that not every combination of their bands can occur. A question is searched for by itself;
/// where there are many questions, all combinations that occur are listed, if that is quickly done.
/// </summary>
internal sealed class TiedFacts<T>
    where T : CareItem
{
    /// <summary>So many cells are asked for before listing pays.</summary>
    private const int FewCells = 100;

    /// <summary>Values of an item that does not exist.</summary>
    private static readonly TriedValue[] None = [];

    private readonly GridShape _shape;
    private readonly int[] _facts;
    private readonly SearchSteps _most;
    private readonly FactDiagrams _diagrams;
    private readonly ItemSearch _search;
    private readonly Lazy<Listed?> _listed;
    private readonly ConcurrentDictionary<int, TriedValue[]?> _asked = new();
    private readonly Lazy<Dictionary<int, TriedValue[]>> _drawn;
    private int _spent;
    private volatile bool _isUnanswered;

    public TiedFacts(GridShape shape, Func<T, Moment, int> cellOf, int[] facts, TriedProperty[] properties, Moment asOf, SearchSteps most)
    {
        _shape = shape;
        _facts = facts;
        _most = most;
        _diagrams = new FactDiagrams([.. facts.Select(f => shape.Facts[f])], properties, asOf);
        _search = new ItemSearch(_diagrams, asOf);
        _listed = new(List);
        _drawn = new(() =>
        {
            T item = BlankItem.Of<T>();
            return DrawnItems.Of(_search.Drawable(), values =>
            {
                Write(item, values);
                return PartOf(cellOf(item, asOf));
            });
        });
    }

    /// <summary>Whether every question so far has its answer.</summary>
    public bool IsExact => !_isUnanswered;

    /// <summary>How many combinations of bands occur; null where they are too many to list.</summary>
    public int? ReachedCount => _listed.Value?.Items.Count;

    /// <summary>The facts.</summary>
    public IReadOnlyList<Fact> Facts => [.. _facts.Select(f => _shape.Facts[f])];

    /// <summary>Whether an item exists whose facts are as in a cell; null where it is not known.</summary>
    public bool? Reaches(int cell)
    {
        if (_asked.Count >= FewCells && _listed.Value is { } listed)
        {
            return listed.Numbers.ContainsKey(PartOf(cell));
        }

        return ValuesFor(cell) is { } values ? values != None : null;
    }

    /// <summary>What of a cell's number these facts make in a combination of theirs that occurs in a region; null where none does, or none is known.</summary>
    /// <param name="region">The region.</param>
    /// <param name="isKnown">Whether null means that none occurs.</param>
    public int? AnyIn(Region region, out bool isKnown)
    {
        FoundItems? found = Answer([.. _facts.Select(region.BitsOf)]);
        isKnown = found is not null;
        if (found is not null)
        {
            return found.Count > 0 ? PartOf(_diagrams.BandsOf(found.ValuesOf(0))) : null;
        }

        int[] drawn = [.. _drawn.Value.Keys.Where(part => Array.TrueForAll(_facts, fact => region.Allows(fact, _shape.BandOf(part, fact))))];
        return drawn.Length > 0 ? drawn.Min() : null;
    }

    /// <summary>Whether it is known that none of these facts' combinations occurs in a region.</summary>
    public bool IsNeverIn(Region region) => AnyIn(region, out bool isKnown) is null && isKnown;

    /// <summary>A region where none of these facts' combinations occurs, widened in every fact that this does not depend on.</summary>
    public Region Excluding(Region region)
    {
        Region others = _shape.Facts.Where(f => !_facts.Contains(f.Index)).Aggregate(region, (wide, fact) => wide.WithAny(fact));
        return Facts.Aggregate(others, (wide, fact) => wide.WithAny(fact) is var wider && IsNeverIn(wider) ? wider : wide);
    }

    /// <summary>Gives an item of which nothing is known the facts of a cell that is reached.</summary>
    public void Write(T item, int cell) => Write(item, ValuesFor(cell)!);

    /// <summary>Gives an item the facts of a cell that is reached, by changing as few of its fields as that takes.</summary>
    public void Change(T item, int cell)
    {
        TriedValue[] own = [.. _diagrams.Properties.Select(p => p.Read(item))];
        Write(item, _search.Run(WantedIn(cell), own, _most.ToAnswer, out _) is { Count: > 0 } found ? found.ValuesOf(0) : ValuesFor(cell)!);
    }

    /// <summary>The values of an item whose facts are as in a cell; <see cref="None"/> where there is none, null where it is not known.</summary>
    private TriedValue[]? ValuesFor(int cell)
    {
        int part = PartOf(cell);
        if (_listed.IsValueCreated && _listed.Value is { } listed)
        {
            return listed.Numbers.TryGetValue(part, out int item) ? listed.Items.ValuesOf(item) : None;
        }

        return _asked.GetOrAdd(part, p => Answer(WantedIn(p)) is { } found
            ? found.Count > 0 ? found.ValuesOf(0) : None
            : _drawn.Value.GetValueOrDefault(p));
    }

    private Listed? List()
    {
        if (_search.Run(null, null, _most.ToList, out _) is not { } all)
        {
            return null;
        }

        return new Listed(all, Enumerable.Range(0, all.Count).ToDictionary(item => PartOf(all.BandsOf(item))));
    }

    private FoundItems? Answer(ulong[] wanted)
    {
        int most = Volatile.Read(ref _spent) < _most.InAll ? _most.ToAnswer : Math.Min(SearchSteps.Afterwards, _most.ToAnswer);
        FoundItems? found = _search.Run(wanted, null, most, out int steps);
        if (steps > SearchSteps.Few)
        {
            _ = Interlocked.Add(ref _spent, steps);
        }

        _isUnanswered |= found is null;
        return found;
    }

    private ulong[] WantedIn(int cell) => [.. _facts.Select(fact => 1UL << _shape.BandOf(cell, fact))];

    /// <summary>Writes what is otherwise in an item; the rest of it stays as it is written.</summary>
    private void Write(T item, TriedValue[] values)
    {
        foreach ((TriedProperty property, TriedValue value) in _diagrams.Properties.Zip(values))
        {
            if (property.Read(item) != value)
            {
                property.Write(item, value);
            }
        }
    }

    private int PartOf(int[] bands) => _facts.Select((fact, i) => bands[i] * _shape.Stride(fact)).Sum();

    /// <summary>What of a cell's number these facts make.</summary>
    private int PartOf(int cell)
    {
        int part = 0;
        foreach (int fact in _facts)
        {
            part += _shape.BandOf(cell, fact) * _shape.Stride(fact);
        }

        return part;
    }

    private sealed record Listed(FoundItems Items, Dictionary<int, int> Numbers);
}
