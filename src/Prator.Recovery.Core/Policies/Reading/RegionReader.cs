using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads conditions on facts (<c>given</c>, <c>when</c>) into regions of the grid.</summary>
internal sealed class RegionReader(IReadOnlyList<Fact> facts)
{
    private readonly Dictionary<string, Region> _given = new(StringComparer.Ordinal);

    /// <summary>Reads the named conditions that rules presuppose.</summary>
    public void ReadGiven(YamlMap map, Problems problems)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (problems.Try(() => ReadOne(entry.Value)) is { } region)
            {
                _given.Add(entry.Key, region);
            }
        }
    }

    /// <summary>Where a rule, question or case holds: what it is given and any of its alternatives.</summary>
    /// <param name="map">The rule, question or case.</param>
    /// <param name="key">The key of the alternatives.</param>
    /// <param name="never">Told of an alternative that can never hold, which is then left out; where null, it is refused.</param>
    public List<Region> Read(YamlMap map, string key = "when", Action<YamlNode, string>? never = null)
    {
        Region given = Region.Everywhere(facts);
        if (map.Has("given", out YamlNode? names))
        {
            foreach (YamlText name in names.Texts("`given`"))
            {
                given = given.And(_given.TryGetValue(name.Value, out Region? named)
                    ? named
                    : throw YamlShape.Refuse(name, Messages.NotUnderGiven(name.Value, YamlShape.Listed(_given.Keys))));
            }
        }

        if (!map.Has(key, out YamlNode? when))
        {
            if (!given.IsEmpty)
            {
                return [given];
            }

            (never ?? throw YamlShape.Refuse(names!, Messages.GivenContradicts))(names!, Messages.GivenContradicts);
            return [];
        }

        IReadOnlyList<YamlNode> alternatives = when is YamlList list ? list.Items : [when];
        if (alternatives.Count == 0)
        {
            throw YamlShape.Refuse(when, Messages.AlternativeWanted(key));
        }

        List<Region> regions = [];
        foreach (YamlNode alternative in alternatives)
        {
            if (ReadOne(alternative).And(given) is { IsEmpty: false } region)
            {
                regions.Add(region);
            }
            else if (never is null)
            {
                throw YamlShape.Refuse(alternative, Messages.NeverWithGiven);
            }
            else
            {
                never(alternative, Messages.NeverWithGiven);
            }
        }

        return regions;
    }

    private Region ReadOne(YamlNode node)
    {
        Region region = Region.Everywhere(facts);
        foreach (YamlEntry entry in node.Map(Messages.AConditionOnFacts).Entries)
        {
            Fact fact = facts.FirstOrDefault(f => f.Name == entry.Key)
                ?? throw new YamlRefusedException(entry.Place, Messages.NoFact(entry.Key, YamlShape.Listed(facts.Select(f => f.Name))));
            region = region.Where(fact.Index, Bands(fact, entry.Value));
        }

        return region;
    }

    private static IEnumerable<int> Bands(Fact fact, YamlNode node)
    {
        bool negated = node is YamlMap;
        YamlNode named = negated ? node.Map(Messages.ACondition).Only(Messages.AConditionOnAFact, "not").Required("not", Messages.AConditionOnAFact) : node;
        HashSet<int> bands = [.. named.Texts(Messages.TheBandsOf(fact.Name)).Select(b => ConditionReader.BandOf(fact, b))];
        return negated
            ? bands.Count < fact.Bands.Count
                ? Enumerable.Range(0, fact.Bands.Count).Where(b => !bands.Contains(b))
                : throw YamlShape.Refuse(named, Messages.NoBandLeft(fact.Name))
            : bands;
    }
}
