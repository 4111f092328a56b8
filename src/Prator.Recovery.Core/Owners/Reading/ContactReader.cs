using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners.Reading;

/// <summary>Reads people. Who stands in several entries is written in each, and must be called the same everywhere.</summary>
internal sealed class ContactReader(Problems problems)
{
    private static readonly OwnerRole[] LocalRoles = [OwnerRole.LocalOwner, OwnerRole.Superuser];

    private readonly Dictionary<string, (YamlPlace Place, string Name)> _met = new(StringComparer.Ordinal);

    /// <summary>The regional owner, whose map may have other keys besides; null where it was refused.</summary>
    public OwnerContact? ReadRegional(YamlMap map, string what) =>
        ReadNameAndEmail(map, what) is var (name, email) ? new OwnerContact(name, email.Value, OwnerRole.RegionalOwner) : null;

    /// <summary>The people of one entry that could be read.</summary>
    public List<OwnerContact> ReadLocal(YamlNode node)
    {
        const string What = "`local`";
        List<OwnerContact> people = [];
        if (problems.Try(() => node.List(What)) is not { } list)
        {
            return people;
        }

        if (list.Items.Count == 0)
        {
            problems.Add(list.Place, Messages.NobodyListed(What));
        }

        Dictionary<string, YamlPlace> own = new(StringComparer.Ordinal);
        foreach (YamlNode item in list.Items)
        {
            if (ReadPerson(item, own) is { } person)
            {
                people.Add(person);
            }
        }

        return people;
    }

    private OwnerContact? ReadPerson(YamlNode node, Dictionary<string, YamlPlace> own)
    {
        if (problems.Try(() => node.Map(Messages.APersonUnderLocal)) is not { } map)
        {
            return null;
        }

        problems.Try(() => map.Only(Messages.APersonUnderLocal, "name", "email", "role"));
        OwnerRole? role = problems.TryValue(() => map.Required("role", Messages.APersonUnderLocal).Text("`role`").Member("`role`", LocalRoles));
        if (ReadNameAndEmail(map, Messages.APersonUnderLocal) is not var (name, email))
        {
            return null;
        }

        if (!own.TryAdd(EmailAddress.Normal(email.Value), email.Place))
        {
            problems.Add(email.Place, Messages.AddressStandsTwice(email.Value, own[EmailAddress.Normal(email.Value)].Line));
        }

        return role is { } known ? new OwnerContact(name, email.Value, known) : null;
    }

    private (string Name, YamlText Email)? ReadNameAndEmail(YamlMap map, string what)
    {
        string? name = problems.Try(() => Name(map.Required("name", what).Text("`name`")));
        YamlText? email = problems.Try(() => Email(map.Required("email", what).Text("`email`")));
        if (name is null || email is null)
        {
            return null;
        }

        string address = EmailAddress.Normal(email.Value);
        if (_met.TryAdd(address, (email.Place, name)) || _met[address].Name == name)
        {
            return (name, email);
        }

        problems.Add(email.Place, Messages.AddressOfTwo(email.Value, _met[address].Name, _met[address].Place.Line, name));
        return null;
    }

    private static string Name(YamlText text) => text.Value.Any(char.IsControl)
        ? throw YamlShape.Refuse(text, Messages.NameNotPlain)
        : WellFormedText.Spaced(text.Value);

    internal static YamlText Email(YamlText text) => EmailAddress.IsValid(text.Value)
        ? text
        : throw YamlShape.Refuse(text, Messages.EmailInvalid(text.Value));
}
