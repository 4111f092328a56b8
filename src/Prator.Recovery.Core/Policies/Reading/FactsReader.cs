using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads the facts of one kind of item, top down: a fact may use those above it.</summary>
internal static class FactsReader
{
    private const int MaxBands = 64;

    public static List<Fact> Read(YamlNode node, string kind, IReadOnlyList<ItemField> fields, Boundaries boundaries, TextReader texts, Problems problems)
    {
        YamlList list = node.List($"the facts of `{kind}`");
        List<Fact> facts = [];
        HashSet<string> refused = new(StringComparer.Ordinal);
        foreach (YamlNode item in list.Items)
        {
            if (problems.Try(() => ReadFact(item, new ConditionReader(fields, boundaries, facts, refused), fields, texts, facts)) is { } fact)
            {
                facts.Add(fact);
            }
            else if (item is YamlMap map && map.Has("name", out YamlNode? name) && name is YamlText text)
            {
                refused.Add(text.Value);
            }
        }

        return list.Items.Count > 0 ? facts : throw YamlShape.Refuse(list, $"`{kind}` needs at least one fact.");
    }

    private static Fact ReadFact(YamlNode node, ConditionReader conditions, IReadOnlyList<ItemField> fields, TextReader texts, List<Fact> above)
    {
        YamlMap map = node.Map("a fact").Only("a fact", "name", "label", "field", "bands");
        YamlText name = map.Required("name", "a fact").Text("the name of a fact");
        if (above.Any(f => f.Name == name.Value))
        {
            throw YamlShape.Refuse(name, $"the fact `{name.Value}` stands twice; give one of them another name.");
        }

        LocalText label = texts.Read(map.Required("label", $"the fact `{name.Value}`"), $"the label of `{name.Value}`");
        return (map.Has("field", out YamlNode? field), map.Has("bands", out YamlNode? bands)) switch
        {
            (true, false) => OfField(name, label, ConditionReader.FieldOf(fields, field!.Text("`field`"), FieldKind.Code), above.Count),
            (false, true) => new Fact(name.Value, label, ReadBands(name.Value, bands!.List("`bands`"), conditions, texts), null, above.Count, name.Place),
            _ => throw YamlShape.Refuse(map, $"the fact `{name.Value}` has either `field` or `bands`."),
        };
    }

    private static Fact OfField(YamlText name, LocalText label, ItemField field, int index) =>
        new(name.Value, label, [.. field.Values.Select(v => new Band(v, null, CodeLabels.Of(v)))], field, index, name.Place);

    private static List<Band> ReadBands(string fact, YamlList list, ConditionReader conditions, TextReader texts)
    {
        if (list.Items.Count is < 2 or > MaxBands)
        {
            throw YamlShape.Refuse(list, $"the fact `{fact}` has `{list.Items.Count}` bands; it needs 2 to {MaxBands}.");
        }

        List<Band> bands = [];
        foreach (YamlNode item in list.Items)
        {
            YamlMap map = item.Map("a band").Only("a band", "name", "label", "when");
            YamlText name = map.Required("name", "a band").Text("the name of a band");
            if (bands.Any(b => b.Name == name.Value))
            {
                throw YamlShape.Refuse(name, $"the band `{name.Value}` stands twice in the fact `{fact}`; give one of them another name.");
            }

            bool isLast = bands.Count == list.Items.Count - 1;
            bool hasWhen = map.Has("when", out YamlNode? when);
            if (isLast == hasWhen)
            {
                throw YamlShape.Refuse(map, isLast
                    ? $"the band `{name.Value}` is the last of `{fact}` and has no `when`: it takes what is left, so that no item is without a band."
                    : $"the band `{name.Value}` lacks `when`; only the last band of a fact takes what is left.");
            }

            LocalText label = map.Has("label", out YamlNode? labelled)
                ? texts.Read(labelled, $"the label of `{name.Value}`")
                : CodeLabels.Of(name.Value);
            bands.Add(new Band(name.Value, hasWhen ? conditions.Read(when!) : null, label));
        }

        return bands;
    }
}
