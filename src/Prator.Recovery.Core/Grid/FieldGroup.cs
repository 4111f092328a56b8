using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Fields that are compared with each other, and so must be chosen together: of all the values that they can hold, one
/// choice for each way in which the conditions on them come out.
/// </summary>
internal sealed class FieldGroup
{
    /// <summary>So many choices are tested before compiled conditions pay.</summary>
    private const int Few = 200;

    private FieldGroup(PropertyInfo[] properties, object[][] values, List<object[]> choices, bool isExact)
    {
        Properties = properties;
        Values = values;
        Choices = choices;
        IsExact = isExact;
    }

    public PropertyInfo[] Properties { get; }

    /// <summary>The values that matter, for each property; the blank one first.</summary>
    public object[][] Values { get; }

    /// <summary>One value for each property. The first is blank throughout.</summary>
    public IReadOnlyList<object[]> Choices { get; }

    /// <summary>Whether every way in which the conditions can come out has a choice.</summary>
    public bool IsExact { get; }

    /// <param name="properties">The fields, as properties of an item.</param>
    /// <param name="leaves">The conditions on them, and no other conditions.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    public static FieldGroup Of<T>(PropertyInfo[] properties, IReadOnlyList<Condition> leaves, Moment asOf)
        where T : CareItem
    {
        Moment[] given = [.. leaves.OfType<Condition.Compares>().SelectMany(c => new[] { c.Left, c.Right }).Select(o => Given(o, asOf)).Where(m => m.IsSet).Distinct()];
        IReadOnlyList<Moment> moments = TellingMoments.Of(given.Length == 0 ? [asOf] : given, properties.Length);
        object[][] values = [.. properties.Select(p => ValuesOf(p.PropertyType, moments))];
        int[] sizes = [.. values.Select(v => v.Length)];

        Func<T, Moment, bool[]> test = CellCompiler<T>.Tests(leaves, isForFew: sizes.Aggregate(1.0, (product, size) => product * size) <= Few);
        T item = BlankItem.Of<T>();
        HashSet<string> met = new(StringComparer.Ordinal);
        List<object[]> choices = [];
        foreach (int[] chosen in Combinations.Of(sizes))
        {
            object[] choice = [.. chosen.Select((number, i) => values[i][number])];
            Write(item, properties, choice);
            if (met.Add(string.Concat(test(item, asOf).Select(holds => holds ? '1' : '0'))))
            {
                choices.Add(choice);
            }
        }

        return new FieldGroup(properties, values, choices, Combinations.AreAllTried(sizes));
    }

    /// <summary>Writes one of the choices into an item that nobody else has.</summary>
    public void Write(CareItem item, int choice) => Write(item, Properties, Choices[choice]);

    private static void Write(CareItem item, PropertyInfo[] properties, object[] choice)
    {
        for (int i = 0; i < properties.Length; i++)
        {
            properties[i].SetValue(item, choice[i]);
        }
    }

    private static Moment Given(MomentOperand operand, Moment asOf) => operand switch
    {
        MomentOperand.Boundary boundary => boundary.Value,
        MomentOperand.AsOf => asOf,
        _ => Moment.Missing,
    };

    private static object[] ValuesOf(Type type, IReadOnlyList<Moment> moments) =>
        type == typeof(Moment) ? [.. moments]
        : type == typeof(bool) ? [false, true]
        : type == typeof(Disposition) ? [.. Enum.GetValues<DispositionCode>().Select(c => new Disposition(c))]
        : type == typeof(DatedAnswer) ? [.. Enum.GetValues<YesNo>().Select(DatedAnswer.Of), .. moments.Where(m => m.IsSet).Select(DatedAnswer.Of)]
        : type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()]
        : [Array.Empty<string>(), new[] { "…" }];
}
