using System.Globalization;

namespace Prator.Recovery.Core.Owners;

/// <summary>
/// Who answers the questions of an item: its local owners and superusers first (F1), then the regional owner (F2). Immutable.
/// </summary>
public sealed class ItemOwner
{
    internal ItemOwner(IEnumerable<OwnerContact> local, OwnerContact? regional, CultureInfo language)
    {
        Local = [.. local.OrderBy(c => c.Role).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Email, StringComparer.Ordinal)];
        Regional = regional;
        Language = language;
        Addresses = AddressesOf(IsUncovered && regional is not null ? [regional] : Local);
        Key = $"{language.Name}:{Addresses}";
    }

    /// <summary>
    /// Tells owners apart: the language and the addresses of who is asked first, such as <c>sv:a@example.org;b@example.org</c>.
    /// Items of several places whose questions go to the same people in the same language have the same key, so that they
    /// can be told of all at once. <c>sv:</c> where nobody is known.
    /// </summary>
    public string Key { get; }

    /// <summary>The addresses of who is asked first, in lower case and by the alphabet, such as <c>a@example.org;b@example.org</c>; empty where nobody is known.</summary>
    public string Addresses { get; }

    /// <summary>Who is asked first (F1): local owners, then superusers, each by name. Empty where the item is uncovered.</summary>
    public IReadOnlyList<OwnerContact> Local { get; }

    /// <summary>Who is asked where there is no local answer (F2); null only where no owners are known at all.</summary>
    public OwnerContact? Regional { get; }

    /// <summary><c>sv</c> or <c>en</c>: the language in which they are written to.</summary>
    public CultureInfo Language { get; }

    /// <summary>Whether no local owner is known, so that questions go to the regional owner at once.</summary>
    public bool IsUncovered => Local.Count == 0;

    /// <summary>
    /// The names of who is first to ask, with commas between: the local owners; where there are none, the superusers; where
    /// the item is uncovered, the regional owner. Empty where nobody is known.
    /// </summary>
    public string Display => string.Join(", ", FirstAsked.Select(c => c.Name));

    /// <summary>Who is asked first: the local owners; where there is none the superusers; where the item is uncovered, the regional owner.</summary>
    public IEnumerable<OwnerContact> FirstAsked =>
        IsUncovered ? Regional is null ? [] : [Regional] : Local.TakeWhile(c => c.Role == Local[0].Role);

    public override string ToString() => Display;

    private static string AddressesOf(IEnumerable<OwnerContact> asked) =>
        string.Join(';', asked.Select(c => EmailAddress.Normal(c.Email)).Order(StringComparer.Ordinal));
}
