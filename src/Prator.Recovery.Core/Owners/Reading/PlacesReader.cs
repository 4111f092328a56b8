using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners.Reading;

/// <summary>Reads what the entries of a file are for. No place may stand twice: the order of the file would decide.</summary>
internal sealed class PlacesReader(Problems problems)
{
    private const string MunicipalityKey = "municipality";
    private const string UnitKey = "unit";
    private const int MostPairs = 100_000;

    private readonly Dictionary<OwnerPlace, YamlPlace> _met = [];

    /// <summary>The places of one entry: its municipalities, or its units, or each of its units in each of its municipalities.</summary>
    public List<OwnerPlace> Read(YamlMap entry, string what)
    {
        List<YamlText>? municipalities = Names(entry, MunicipalityKey);
        List<YamlText>? units = Names(entry, UnitKey);
        if (municipalities is null && units is null)
        {
            problems.Add(entry.Place, Messages.PlaceMissing(what, MunicipalityKey, UnitKey));
        }

        foreach (YamlText municipality in (municipalities ?? []).Where(m => !OwnerPlace.IsMunicipality(m.Value)))
        {
            problems.Add(municipality.Place, Messages.MunicipalityInvalid(MunicipalityKey, municipality.Value));
        }

        List<OwnerPlace> places = [];
        if ((long)(municipalities?.Count ?? 0) * (units?.Count ?? 0) > MostPairs)
        {
            problems.Add(entry.Place, Messages.TooManyPairs(what, MostPairs, MunicipalityKey, UnitKey));
            return places;
        }

        foreach (YamlText? municipality in OrNone(municipalities))
        {
            foreach (YamlText? unit in OrNone(units))
            {
                if ((unit ?? municipality) is { } text)
                {
                    places.Add(Once(new OwnerPlace(municipality?.Value, unit?.Value), text.Place, Described(municipality, unit)));
                }
            }
        }

        return places;
    }

    private static YamlText?[] OrNone(List<YamlText>? names) => names is null ? [null] : [.. names];

    private static string Described(YamlText? municipality, YamlText? unit) => unit is null
        ? Messages.TheMunicipality(municipality?.Value)
        : Messages.TheUnit(unit.Value) + (municipality is null ? "" : Messages.OfTheMunicipality(municipality.Value));

    private OwnerPlace Once(OwnerPlace place, YamlPlace at, string described)
    {
        if (!_met.TryAdd(place, at))
        {
            problems.Add(at, Messages.PlaceStandsTwice(described, _met[place].Line));
        }

        return place;
    }

    /// <summary>One name or a list of names, those that can be read; null where the key is missing.</summary>
    private List<YamlText>? Names(YamlMap entry, string key)
    {
        if (!entry.Has(key, out YamlNode? node))
        {
            return null;
        }

        if (node is not YamlList { Items.Count: > 0 } list)
        {
            return problems.Try(() => node.Texts($"`{key}`"))?.ToList() ?? [];
        }

        return [.. list.Items.Select(i => problems.Try(() => i.Text(Messages.EachEntryOfKey(key)))).OfType<YamlText>()];
    }
}
