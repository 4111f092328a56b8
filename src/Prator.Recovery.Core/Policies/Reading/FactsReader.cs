using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads the facts of one kind of item, top down: a fact may use those above it.</summary>
internal static class FactsReader
{
    private const int MaxBands = 64;

    public static List<Fact> Read(YamlNode node, string kind, IReadOnlyList<ItemField> fields, Boundaries boundaries, TextReader texts, Problems problems)
    {
        YamlList list = node.List(Messages.TheFactsOf(kind));
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

        return list.Items.Count > 0 ? facts : throw YamlShape.Refuse(list, Messages.FactWanted(kind));
    }

    private static Fact ReadFact(YamlNode node, ConditionReader conditions, IReadOnlyList<ItemField> fields, TextReader texts, List<Fact> above)
    {
        YamlMap map = node.Map(Messages.AFact).Only(Messages.AFact, "name", "label", "field", "bands");
        YamlText name = map.Required("name", Messages.AFact).Text(Messages.TheNameOfAFact);
        if (above.Any(f => f.Name == name.Value))
        {
            throw YamlShape.Refuse(name, Messages.FactStandsTwice(name.Value));
        }

        LocalText label = texts.Read(map.Required("label", Messages.TheFact(name.Value)), Messages.TheLabelOf(name.Value));
        return (map.Has("field", out YamlNode? field), map.Has("bands", out YamlNode? bands)) switch
        {
            (true, false) => OfField(name, label, ConditionReader.FieldOf(fields, field!.Text("`field`"), FieldKind.Code), above.Count),
            (false, true) => new Fact(name.Value, label, ReadBands(name.Value, bands!.List("`bands`"), conditions, texts), null, above.Count, name.Place),
            _ => throw YamlShape.Refuse(map, Messages.FieldOrBands(name.Value)),
        };
    }

    private static Fact OfField(YamlText name, LocalText label, ItemField field, int index) =>
        new(name.Value, label, [.. field.Values.Select(v => new Band(v, null, CodeLabels.Of(v)))], field, index, name.Place);

    private static List<Band> ReadBands(string fact, YamlList list, ConditionReader conditions, TextReader texts)
    {
        if (list.Items.Count is < 2 or > MaxBands)
        {
            throw YamlShape.Refuse(list, Messages.BandsMiscounted(fact, list.Items.Count, MaxBands));
        }

        List<Band> bands = [];
        foreach (YamlNode item in list.Items)
        {
            YamlMap map = item.Map(Messages.ABand).Only(Messages.ABand, "name", "label", "when");
            YamlText name = map.Required("name", Messages.ABand).Text(Messages.TheNameOfABand);
            if (bands.Any(b => b.Name == name.Value))
            {
                throw YamlShape.Refuse(name, Messages.BandStandsTwice(name.Value, fact));
            }

            bool isLast = bands.Count == list.Items.Count - 1;
            bool hasWhen = map.Has("when", out YamlNode? when);
            if (isLast == hasWhen)
            {
                throw YamlShape.Refuse(map, isLast
                    ? Messages.LastBandIsRest(name.Value, fact)
                    : Messages.WhenMissing(name.Value));
            }

            LocalText label = map.Has("label", out YamlNode? labelled)
                ? texts.Read(labelled, Messages.TheLabelOf(name.Value))
                : CodeLabels.Of(name.Value);
            bands.Add(new Band(name.Value, hasWhen ? conditions.Read(when!) : null, label));
        }

        return bands;
    }
}
