using System.Globalization;

namespace Prator.Recovery.Core.Policies;

/// <summary>One text in the two languages of a policy.</summary>
public sealed record LocalText(string Swedish, string English)
{
    /// <summary>Swedish for Swedish and for the invariant culture, English for every other.</summary>
    public string For(CultureInfo culture) =>
        culture.Name.Length == 0 || culture.TwoLetterISOLanguageName == "sv" ? Swedish : English;
}
