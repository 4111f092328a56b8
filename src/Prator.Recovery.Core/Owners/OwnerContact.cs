using System.Globalization;
using Prator.Recovery.Core.Owners.Reading;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners;

/// <summary>A person, or a shared mailbox, that answers questions. Equal where all three are.</summary>
/// <param name="Name">As it is shown; one line, not blank.</param>
/// <param name="Email">An address such as <c>name@example.org</c>, as it was written. At most 254 characters.</param>
/// <param name="Role">As what they answer.</param>
public sealed record OwnerContact(string Name, string Email, OwnerRole Role)
{
    /// <summary>Reads somebody who is written to: <c>name</c>, <c>email</c> and, unless it is Swedish, <c>language</c>.</summary>
    /// <exception cref="YamlRefusedException">The node is no such map. Everything that is wrong is told.</exception>
    public static (OwnerContact Contact, CultureInfo Language) Read(YamlNode node, string what)
    {
        YamlMap map = node.Map(what).Only(what, "name", "email", "language");
        Problems problems = new();
        OwnerContact? contact = new ContactReader(problems).ReadRegional(map, what);
        CultureInfo? language = problems.Try(() => OwnerLanguage.Read(map));
        problems.ThrowIfAny();
        return (contact!, language!);
    }

    /// <summary>Reads an address such as <c>name@example.org</c>.</summary>
    /// <exception cref="YamlRefusedException">The node is none.</exception>
    public static string ReadAddress(YamlNode node, string what) => ContactReader.Email(node.Text(what)).Value;

    public override string ToString() => $"{Name} <{Email}>";
}
