using System.Globalization;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners.Reading;

/// <summary>Reads a whole file of owners; see docs/owners.md.</summary>
internal sealed class OwnersReader
{
    private const string Kind = "Owners";

    private readonly Problems _problems = new();
    private readonly PlacesReader _places;
    private readonly ContactReader _contacts;

    private OwnersReader()
    {
        _places = new PlacesReader(_problems);
        _contacts = new ContactReader(_problems);
    }

    /// <exception cref="YamlRefusedException">The file is no such file; everything that is wrong is told.</exception>
    public static OwnerDirectory Read(string file, string text)
    {
        YamlMap root = YamlDocument.Read(file, text, Kind, Messages.AFileOfOwners).Only(Messages.AFileOfOwners, "apiVersion", "kind", "spec");
        return new OwnersReader().Read(root.Required("spec", Messages.AFileOfOwners).Map("`spec`"));
    }

    private OwnerDirectory Read(YamlMap spec)
    {
        _problems.Try(() => spec.Only("`spec`", "regional", "owners"));
        ItemOwner? uncovered = ReadRegional(spec);
        List<Entry> entries = ReadEntries(spec);
        _problems.ThrowIfAny();
        Dictionary<OwnerPlace, ItemOwner> owners = [];
        foreach (Entry entry in entries)
        {
            ItemOwner owner = new(entry.Local, uncovered!.Regional, entry.Language);
            entry.Places.ForEach(place => owners.Add(place, owner));
        }

        return new OwnerDirectory(owners, uncovered!);
    }

    private ItemOwner? ReadRegional(YamlMap spec)
    {
        const string Regional = "`regional`";
        if (_problems.Try(() => spec.Required("regional", "`spec`").Map(Regional)) is not { } map)
        {
            return null;
        }

        _problems.Try(() => map.Only(Regional, "name", "email", "language"));
        CultureInfo? language = _problems.Try(() => OwnerLanguage.Read(map));
        return _contacts.ReadRegional(map, Regional) is { } regional && language is not null ? new ItemOwner([], regional, language) : null;
    }

    private List<Entry> ReadEntries(YamlMap spec)
    {
        if (_problems.Try(() => spec.Required("owners", "`spec`").List("`owners`")) is not { } list)
        {
            return [];
        }

        if (list.Items.Count == 0)
        {
            _problems.Add(list.Place, Messages.NoOwners);
        }

        return [.. list.Items.Select(ReadEntry).OfType<Entry>()];
    }

    private Entry? ReadEntry(YamlNode node)
    {
        if (_problems.Try(() => node.Map(Messages.AnEntryOfOwners)) is not { } map)
        {
            return null;
        }

        _problems.Try(() => map.Only(Messages.AnEntryOfOwners, "municipality", "unit", "local", "language"));
        List<OwnerPlace> places = _places.Read(map, Messages.AnEntryOfOwners);
        List<OwnerContact> local = _problems.Try(() => map.Required("local", Messages.AnEntryOfOwners)) is { } people ? _contacts.ReadLocal(people) : [];
        return _problems.Try(() => OwnerLanguage.Read(map)) is { } language ? new Entry(places, local, language) : null;
    }

    /// <summary>Messages.AFileOfOwners one entry says.</summary>
    private sealed record Entry(List<OwnerPlace> Places, List<OwnerContact> Local, CultureInfo Language);
}
