using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads what is declared not to occur.</summary>
internal static class ImpossibleReader
{
    public static List<ImpossibleFacts> Read(YamlList list, RegionReader regions, TextReader texts, IReadOnlyList<Rule> rules, Problems problems) =>
        problems.Each(list, Messages.OneDeclaration, "id", item => ReadOne(item, regions, texts, rules));

    private static ImpossibleFacts ReadOne(YamlNode node, RegionReader regions, TextReader texts, IReadOnlyList<Rule> rules)
    {
        YamlMap map = node.Map(Messages.WhatIsImpossible).Only(Messages.WhatIsImpossible, "id", "given", "when", "reason");
        YamlText id = map.Required("id", Messages.WhatIsImpossible).Text(Messages.TheIdOf(Messages.WhatIsImpossible));
        if (rules.Any(r => r.Id == id.Value))
        {
            throw YamlShape.Refuse(id, Messages.IdOfARule(id.Value));
        }

        _ = map.Required("when", Messages.WhatIsImpossible);
        return new ImpossibleFacts(id.Value, regions.Read(map), texts.Read(map.Required("reason", Messages.WhatIsImpossible), Messages.TheReasonOf(id.Value)), id.Place);
    }
}
