using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads what is declared not to occur.</summary>
internal static class ImpossibleReader
{
    public static List<ImpossibleFacts> Read(YamlList list, RegionReader regions, TextReader texts, IReadOnlyList<Rule> rules, Problems problems)
    {
        List<ImpossibleFacts> declared = [];
        foreach (YamlNode item in list.Items)
        {
            if (problems.Try(() => ReadOne(item, regions, texts)) is not { } one)
            {
                continue;
            }

            if (declared.Any(d => d.Id == one.Id) || rules.Any(r => r.Id == one.Id))
            {
                problems.Add(one.Place, $"the id `{one.Id}` stands twice. Give one of the two another id.");
                continue;
            }

            declared.Add(one);
        }

        return declared;
    }

    private static ImpossibleFacts ReadOne(YamlNode node, RegionReader regions, TextReader texts)
    {
        const string What = "what is impossible";
        YamlMap map = node.Map(What).Only(What, "id", "given", "when", "reason");
        YamlText id = map.Required("id", What).Text($"the id of {What}");
        _ = map.Required("when", What);
        return new ImpossibleFacts(id.Value, regions.Read(map), texts.Read(map.Required("reason", What), $"the reason of `{id.Value}`"), id.Place);
    }
}
