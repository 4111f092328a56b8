using System.Globalization;
using Prator.Recovery.Core.Owners.Reading;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Owners;

/// <summary>
/// Who answers which questions (F1, F2), as an <c>owners.yaml</c> says; format: docs/owners.md. Every municipality and unit,
/// known or not, has exactly one owner, and the order of the file means nothing. Immutable.
/// </summary>
public sealed class OwnerDirectory
{
    private readonly IReadOnlyDictionary<OwnerPlace, ItemOwner> _owners;
    private readonly ItemOwner _uncovered;

    /// <param name="owners">The owners by place.</param>
    /// <param name="uncovered">Who answers for every other place.</param>
    internal OwnerDirectory(IReadOnlyDictionary<OwnerPlace, ItemOwner> owners, ItemOwner uncovered)
    {
        _owners = owners;
        _uncovered = uncovered;
        Owners = [.. owners.Values.Append(uncovered).OrderBy(o => o.Key, StringComparer.Ordinal).ThenBy(o => o.Display, StringComparer.Ordinal).DistinctBy(o => o.Key)];
    }

    /// <summary>Where no owners are known: every item is uncovered, and nobody stands behind it.</summary>
    public static OwnerDirectory None { get; } =
        new(new Dictionary<OwnerPlace, ItemOwner>(), new ItemOwner([], null, CultureInfo.GetCultureInfo(OwnerLanguage.Default)));

    /// <summary>To whom questions go that have no local answer (F2); null for <see cref="None"/> only.</summary>
    public OwnerContact? Regional => _uncovered.Regional;

    /// <summary>All owners, one a <see cref="ItemOwner.Key"/> and by it, with that of uncovered items.</summary>
    public IReadOnlyList<ItemOwner> Owners { get; }

    /// <param name="fileName">The name to show in messages.</param>
    /// <param name="text">The whole file.</param>
    /// <exception cref="YamlRefusedException">The text is no such file. Everything that is wrong is told, each with its place and what is allowed there.</exception>
    public static OwnerDirectory Read(string fileName, string text) => OwnersReader.Read(fileName, text);

    /// <summary>
    /// Who answers for an item: the owner of its unit in its municipality, else of its unit, else of its municipality, else
    /// the regional owner. Case and spaces make no difference.
    /// </summary>
    /// <param name="municipality">Its name or code, as exported; a code may lack its leading zero. Null or blank where it is not known.</param>
    /// <param name="unit">Its name, as exported. Null or blank where it is not known.</param>
    public ItemOwner Find(string? municipality, string? unit)
    {
        foreach (OwnerPlace place in new OwnerPlace(municipality, unit).FromUnitToMunicipality)
        {
            if (_owners.TryGetValue(place, out ItemOwner? owner))
            {
                return owner;
            }
        }

        return _uncovered;
    }
}
