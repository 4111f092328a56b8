using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>
/// Reads a condition on fields. <paramref name="facts"/> are those that stand above and may be used; a use of one of the
/// <paramref name="refused"/> is refused in silence, since the fact itself was told.
/// </summary>
internal sealed class ConditionReader(IReadOnlyList<ItemField> fields, Boundaries boundaries, IReadOnlyList<Fact> facts, IReadOnlySet<string> refused)
{
    private const string AsOf = "asOf";

    private static readonly Dictionary<string, MomentOperator> Operators = new(StringComparer.Ordinal)
    {
        ["before"] = MomentOperator.Before,
        ["onOrBefore"] = MomentOperator.OnOrBefore,
        ["after"] = MomentOperator.After,
        ["onOrAfter"] = MomentOperator.OnOrAfter,
        ["beforeDay"] = MomentOperator.BeforeDay,
        ["afterDay"] = MomentOperator.AfterDay,
    };

    public Condition Read(YamlNode node)
    {
        YamlMap map = node.Map(Messages.ACondition);
        if (map.Has("all", out YamlNode? all))
        {
            return new Condition.All(ReadEach(map, "all", all));
        }

        if (map.Has("any", out YamlNode? any))
        {
            return new Condition.Any(ReadEach(map, "any", any));
        }

        if (map.Has("not", out YamlNode? not))
        {
            map.Only(Messages.ACondition, "not");
            return new Condition.Not(Read(not));
        }

        if (map.Has("fact", out YamlNode? fact))
        {
            map.Only(Messages.ACondition, "fact", "is", "in");
            return ReadFact(map, fact.Text("`fact`"));
        }

        return map.Has("field", out YamlNode? field)
            ? ReadField(map, field.Text("`field`"))
            : throw YamlShape.Refuse(map, Messages.ConditionStart(Messages.ACondition));
    }

    private List<Condition> ReadEach(YamlMap map, string key, YamlNode node)
    {
        map.Only(Messages.ACondition, key);
        YamlList list = node.List($"`{key}`");
        return list.Items.Count > 0 ? [.. list.Items.Select(Read)] : throw YamlShape.Refuse(list, Messages.ConditionWanted(key));
    }

    private Condition.TookBand ReadFact(YamlMap map, YamlText name)
    {
        Fact fact = facts.FirstOrDefault(f => f.Name == name.Value)
            ?? throw (refused.Contains(name.Value) ? YamlRefusedException.AlreadyTold() : YamlShape.Refuse(name, Messages.NoFactAbove(name.Value, YamlShape.Listed(facts.Select(f => f.Name)))));
        return new Condition.TookBand(fact, [.. Values(map).Select(v => BandOf(fact, v))]);
    }

    /// <summary>The number of a band that a text names.</summary>
    public static int BandOf(Fact fact, YamlText band)
    {
        int index = fact.IndexOf(band.Value);
        return index >= 0
            ? index
            : throw YamlShape.Refuse(band, Messages.NoBand(fact.Name, band.Value, YamlShape.Listed(fact.Bands.Select(b => b.Name))));
    }

    private Condition ReadField(YamlMap map, YamlText name)
    {
        if (map.Has("is", out _) || map.Has("in", out _))
        {
            map.Only(Messages.ACondition, "field", "is", "in");
            return ReadValues(map, FieldOf(fields, name, null));
        }

        map.Only(Messages.ACondition, ["field", "is", "in", .. Operators.Keys]);
        YamlEntry[] comparisons = [.. map.Entries.Where(e => Operators.ContainsKey(e.Key))];
        return comparisons.Length == 1
            ? new Condition.Compares(Operand(name, boundaryAllowed: false), Operators[comparisons[0].Key], Operand(comparisons[0].Value.Text(Messages.AMoment), boundaryAllowed: true))
            : throw YamlShape.Refuse(map, Messages.OneOperatorWanted(Messages.ACondition, YamlShape.Listed(["is", "in", .. Operators.Keys])));
    }

    private static Condition ReadValues(YamlMap map, ItemField field)
    {
        int[] values = [.. Values(map).Select(v => field.Values.ToList().IndexOf(v.Value) is >= 0 and int index
            ? index
            : throw YamlShape.Refuse(v, Messages.FieldValueUnknown(field.Name, v.Value, YamlShape.Listed(field.Values))))];
        if (field.Kind == FieldKind.Code)
        {
            return new Condition.HasValue(field, values);
        }

        Condition isSet = new Condition.IsSet(field);
        return values.Distinct().ToArray() switch
        {
            [0] => isSet,
            [1] => new Condition.Not(isSet),
            _ => throw YamlShape.Refuse(map, Messages.AlwaysHolds),
        };
    }

    private static IReadOnlyList<YamlText> Values(YamlMap map) =>
        (map.Has("is", out YamlNode? one), map.Has("in", out YamlNode? many)) switch
        {
            (true, false) => [one!.Text("`is`")],
            (false, true) => many!.List("`in`").Texts("`in`"),
            _ => throw YamlShape.Refuse(map, Messages.IsOrIn(Messages.ACondition)),
        };

    private MomentOperand Operand(YamlText name, bool boundaryAllowed)
    {
        if (name.Value == AsOf)
        {
            return new MomentOperand.AsOf();
        }

        if (boundaryAllowed && Boundaries.Names.Contains(name.Value))
        {
            return new MomentOperand.Boundary(name.Value, boundaries[name.Value]);
        }

        return new MomentOperand.Field(FieldOf(fields, name, FieldKind.Moment, [AsOf, .. boundaryAllowed ? Boundaries.Names : []]));
    }

    /// <summary>The field that a text names, of the kind that is wanted.</summary>
    public static ItemField FieldOf(IReadOnlyList<ItemField> fields, YamlText name, FieldKind? kind, params IReadOnlyList<string> besides)
    {
        ItemField[] fit = [.. fields.Where(f => kind is null || f.Kind == kind)];
        return fit.FirstOrDefault(f => f.Name == name.Value)
            ?? throw YamlShape.Refuse(name, Messages.NameNotAllowed(name.Value, YamlShape.Listed([.. fit.Select(f => f.Name), .. besides])));
    }
}
