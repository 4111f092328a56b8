using System.Numerics;
using System.Runtime.InteropServices;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Finds items with given facts, or all combinations of facts that items have. Properties get their values one after the
/// other; of items for which all that is left to ask is the same, one is kept.
/// </summary>
internal sealed class ItemSearch(FactDiagrams facts, Moment asOf)
{
    private readonly int _properties = facts.Properties.Length;
    private readonly IReadOnlyList<TriedValue>?[] _alike = new IReadOnlyList<TriedValue>?[facts.Properties.Length];

    /// <summary>Searches.</summary>
    /// <param name="wanted">For each fact the bands that will do, as bits; null where all combinations are wanted, each once.</param>
    /// <param name="own">The values that are best kept; null where none is.</param>
    /// <param name="mostSteps">So many values are tried.</param>
    /// <param name="steps">How many were.</param>
    /// <returns>What was found; null where that takes more steps.</returns>
    public FoundItems? Run(ulong[]? wanted, TriedValue[]? own, int mostSteps, out int steps)
    {
        steps = 0;
        if (facts.Diagram.IsTooLarge)
        {
            return null;
        }

        SearchLevel[] levels = [.. Enumerable.Range(0, _properties + 1).Select(_ => new SearchLevel())];
        List<int> key = [.. facts.Roots];
        if (Narrow(key, wanted))
        {
            levels[0].Add(key, 0, default, 0);
        }

        TriedValue[] values = new TriedValue[_properties];
        int[] nodes = new int[facts.Roots.Length];
        for (int property = 0; property < _properties; property++)
        {
            SearchLevel level = levels[property];
            for (int item = 0; item < level.Count; item++)
            {
                FoundItems.Read(levels, property, item, values);
                level.KeyOf(item).AsSpan(0, nodes.Length).CopyTo(nodes);
                foreach (TriedValue value in ValuesFor(property, nodes, values, own))
                {
                    if (++steps > mostSteps)
                    {
                        return null;
                    }

                    values[property] = value;
                    if (Answer(key, nodes, property, values, wanted))
                    {
                        Remember(key, property, values, own);
                        levels[property + 1].Add(key, item, value, level[item].Changes + (own is not null && own[property] != value ? 1 : 0));
                    }
                }
            }
        }

        return new FoundItems(levels);
    }

    /// <summary>Values enough to draw items from, for each property.</summary>
    public TriedValue[][] Drawable() => [.. Enumerable.Range(0, _properties).Select(p => AllFor(p, facts.Given, null).ToArray())];

    /// <summary>What is left of the facts when one more property has its value; false where a fact can no longer be as wanted.</summary>
    private bool Answer(List<int> key, int[] nodes, int property, TriedValue[] values, ulong[]? wanted)
    {
        int until = facts.TestsUntil[property];
        key.Clear();
        foreach (int known in nodes)
        {
            int node = known;
            while (facts.Diagram.TestOf(node) < until)
            {
                node = facts.Diagram.Next(node, facts.Tests[facts.Diagram.TestOf(node)].Holds(values));
            }

            key.Add(node);
        }

        return Narrow(key, wanted);
    }

    /// <summary>Facts that can only be as wanted are all the same.</summary>
    private bool Narrow(List<int> nodes, ulong[]? wanted)
    {
        if (wanted is null)
        {
            return true;
        }

        for (int fact = 0; fact < wanted.Length; fact++)
        {
            ulong open = facts.Diagram.OpenOf(nodes[fact]);
            if ((open & wanted[fact]) == 0)
            {
                return false;
            }

            if ((open & ~wanted[fact]) == 0)
            {
                nodes[fact] = BitOperations.TrailingZeroCount(wanted[fact]);
            }
        }

        return true;
    }

    /// <summary>Adds how the values that are still to be compared stand to each other.</summary>
    private void Remember(List<int> key, int property, TriedValue[] values, TriedValue[]? own)
    {
        (ulong asked, ulong given) = Asked(key);
        ulong kept = asked & ((1UL << property + 1) - 1);
        if (kept == 0)
        {
            return;
        }

        List<Moment> points = [];
        points.AddRange(Points(given, own));
        for (int p = 0; p <= property; p++)
        {
            if ((kept >> p & 1) != 0)
            {
                points.Add(values[p].Moment);
            }
        }

        MomentPlaces.Describe(CollectionsMarshal.AsSpan(points), RoomAfter(property), key);
    }

    private IEnumerable<TriedValue> ValuesFor(int property, int[] nodes, TriedValue[] values, TriedValue[]? own)
    {
        (ulong asked, ulong given) = Asked(nodes);
        if ((asked >> property & 1) == 0)
        {
            return [own is null ? facts.Properties[property].Undated[0] : own[property]];
        }

        if (own is null && facts.ComparedWith[property] == 0)
        {
            return _alike[property] ??= OneForEachAnswer(property, [.. AllFor(property, facts.Given, null)]);
        }

        List<Moment> points = [.. Points(given, own)];
        for (int p = 0; p < property; p++)
        {
            if ((asked >> p & 1) != 0 && values[p].Moment.IsSet)
            {
                points.Add(values[p].Moment);
            }
        }

        return AllFor(property, points, own);
    }

    private IEnumerable<TriedValue> AllFor(int property, IReadOnlyCollection<Moment> points, TriedValue[]? own)
    {
        IEnumerable<TriedValue> kept = own is null ? [] : [own[property]];
        IEnumerable<TriedValue> undated = facts.Properties[property].Undated;
        return facts.Properties[property].HasMoment
            ? kept.Concat(undated).Concat(MomentPlaces.Among(points.Count == 0 ? [asOf] : points, RoomAfter(property)).Select(m => new TriedValue(0, m)))
            : kept.Concat(undated);
    }

    /// <summary>Of values of a property that is compared with no other, the first for each way in which its tests come out.</summary>
    private IReadOnlyList<TriedValue> OneForEachAnswer(int property, TriedValue[] all)
    {
        FieldTest[] tests = [.. facts.Tests.Where(t => t.Properties.Contains(property))];
        TriedValue[] values = new TriedValue[_properties];
        return
        [
            .. all.DistinctBy(value =>
            {
                values[property] = value;
                return string.Concat(tests.Select(t => t.Holds(values) ? '1' : '0'));
            }),
        ];
    }

    /// <summary>The properties and the given moments that may still be asked for.</summary>
    private (ulong Properties, ulong Given) Asked(IReadOnlyList<int> nodes)
    {
        ulong properties = 0;
        ulong given = 0;
        for (int fact = 0; fact < facts.Roots.Length; fact++)
        {
            properties |= facts.PropertiesOf(nodes[fact]);
            given |= facts.GivenOf(nodes[fact]);
        }

        return (properties, given);
    }

    /// <summary>The moments that others can be compared with: given ones, and those that are best kept.</summary>
    private IEnumerable<Moment> Points(ulong given, TriedValue[]? own) =>
        facts.Given.Where((_, g) => (given >> g & 1) != 0).Concat((own ?? []).Select(v => v.Moment).Where(m => m.IsSet));

    /// <summary>How many values that are compared with others are still to come after a property's.</summary>
    private int RoomAfter(int property) => facts.ComparedWith.Skip(property + 1).Count(with => with != 0);
}
