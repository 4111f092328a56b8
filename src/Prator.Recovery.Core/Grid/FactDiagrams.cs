using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Some facts as decision diagrams over tests of the properties that they are derived from, in the order in which these are given values.</summary>
internal sealed class FactDiagrams
{
    private readonly Moment _asOf;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<object, int> _testNumbers = [];
    private readonly Dictionary<Fact, int> _roots = new(ReferenceEqualityComparer.Instance);
    private readonly ulong[] _properties;
    private readonly ulong[] _given;

    /// <param name="facts">The facts, with all that they are derived from, in their order.</param>
    /// <param name="properties">The properties that they are derived from.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    public FactDiagrams(IReadOnlyList<Fact> facts, IReadOnlyList<TriedProperty> properties, Moment asOf)
    {
        _asOf = asOf;
        _numbers = properties.Index().ToDictionary(p => p.Item.Name, p => p.Index);
        FieldTest[] tests = [.. facts.SelectMany(ConditionLeaves.Of).Where(leaf => leaf is not Condition.TookBand).Select(Test).DistinctBy(t => t.Key)];
        ulong[] comparedWith = [.. properties.Index().Select(p => Bits(tests.Where(t => t.Properties.Contains(p.Index)).SelectMany(t => t.Properties)) & ~(1UL << p.Index))];
        int[] order = FieldOrder.Of(comparedWith, [.. facts.Select(f => Bits(ConditionFields.Of(f).Select(field => _numbers[field.Property])))]);

        // From here on properties are numbered in that order.
        Properties = [.. order.Select(p => properties[p])];
        _numbers = Properties.Index().ToDictionary(p => p.Item.Name, p => p.Index);
        ComparedWith = [.. order.Select(p => Bits(order.Index().Where(o => (comparedWith[p] >> o.Item & 1) != 0).Select(o => o.Index)))];
        Tests =
        [
            .. facts.SelectMany(ConditionLeaves.Of).Where(leaf => leaf is not Condition.TookBand).Select(Test).DistinctBy(t => t.Key)
                .OrderBy(t => t.Properties.DefaultIfEmpty(0).Max()),
        ];
        _testNumbers = Tests.Index().ToDictionary(t => t.Item.Key, t => t.Index);
        TestsUntil = [.. Properties.Index().Select(p => Tests.Count(t => t.Properties.DefaultIfEmpty(0).Max() <= p.Index))];
        Given = [.. Tests.SelectMany(t => t.Given).Distinct()];
        Roots = [.. facts.Select(Build)];
        (_properties, _given) = Mentioned();
    }

    public BandDiagram Diagram { get; } = new();

    /// <summary>The properties, in the order in which they are given values.</summary>
    public TriedProperty[] Properties { get; }

    /// <summary>For each property, those that it is compared with, as bits.</summary>
    public ulong[] ComparedWith { get; }

    /// <summary>The tests, by their numbers in the diagram.</summary>
    public FieldTest[] Tests { get; }

    /// <summary>For each property, the number of tests that are answered when it and those before it have values.</summary>
    public int[] TestsUntil { get; }

    /// <summary>The moments that properties are compared with.</summary>
    public Moment[] Given { get; }

    /// <summary>For each fact, the node where nothing is known.</summary>
    public int[] Roots { get; }

    /// <summary>The properties that a node may still ask for, as bits.</summary>
    public ulong PropertiesOf(int node) => _properties[node];

    /// <summary>The given moments that a node may still ask for, as bits.</summary>
    public ulong GivenOf(int node) => _given[node];

    /// <summary>The bands of the facts for these values, one a property.</summary>
    public int[] BandsOf(TriedValue[] values) =>
    [
        .. Roots.Select(root =>
        {
            int node = root;
            while (node >= BandDiagram.Bands)
            {
                node = Diagram.Next(node, Tests[Diagram.TestOf(node)].Holds(values));
            }

            return node;
        }),
    ];

    private static ulong Bits(IEnumerable<int> numbers) => numbers.Aggregate(0UL, (bits, number) => bits | 1UL << number);

    private FieldTest Test(Condition leaf) => new(leaf, field => _numbers[field.Property], _asOf);

    private int Build(Fact fact)
    {
        int node = fact.Bands.Count - 1;
        for (int band = fact.Bands.Count - 2; band >= 0; band--)
        {
            node = Diagram.Choose(fact.Field is { } field ? Of(new Condition.HasValue(field, [band])) : Of(fact.Bands[band].When!), band, node);
        }

        _roots.Add(fact, node);
        return node;
    }

    private int Of(Condition condition) => condition switch
    {
        Condition.All all => all.Of.Select(Of).Aggregate((one, other) => Diagram.Choose(one, other, 0)),
        Condition.Any any => any.Of.Select(Of).Aggregate((one, other) => Diagram.Choose(one, 1, other)),
        Condition.Not not => Diagram.Choose(Of(not.Of), 0, 1),
        Condition.TookBand took => Diagram.Among(_roots[took.Fact], Bits(took.Bands), []),
        _ => Diagram.Test(_testNumbers[Test(condition).Key]),
    };

    private (ulong[] Properties, ulong[] Given) Mentioned()
    {
        ulong[] properties = new ulong[Diagram.Count];
        ulong[] given = new ulong[Diagram.Count];
        for (int node = BandDiagram.Bands; node < Diagram.Count; node++)
        {
            FieldTest test = Tests[Diagram.TestOf(node)];
            int yes = Diagram.Next(node, true);
            int no = Diagram.Next(node, false);
            properties[node] = Bits(test.Properties) | properties[yes] | properties[no];
            given[node] = Bits(test.Given.Select(g => Array.IndexOf(Given, g))) | given[yes] | given[no];
        }

        return (properties, given);
    }
}
