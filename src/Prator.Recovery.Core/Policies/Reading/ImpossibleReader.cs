using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads what is declared not to occur.</summary>
internal static class ImpossibleReader
{
    public static List<ImpossibleFacts> Read(YamlList list, RegionReader regions, TextReader texts, IReadOnlyList<Rule> rules, Problems problems) =>
        problems.Each(list, "declaration", "id", item => ReadOne(item, regions, texts, rules));

    private static ImpossibleFacts ReadOne(YamlNode node, RegionReader regions, TextReader texts, IReadOnlyList<Rule> rules)
    {
        const string What = "what is impossible";
        YamlMap map = node.Map(What).Only(What, "id", "given", "when", "reason");
        YamlText id = map.Required("id", What).Text($"the id of {What}");
        if (rules.Any(r => r.Id == id.Value))
        {
            throw YamlShape.Refuse(id, $"the id `{id.Value}` is that of a rule. Give one of the two another id.");
        }

        _ = map.Required("when", What);
        return new ImpossibleFacts(id.Value, regions.Read(map), texts.Read(map.Required("reason", What), $"the reason of `{id.Value}`"), id.Place);
    }
}
