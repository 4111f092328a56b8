using System.Runtime.CompilerServices;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Texts as they may be kept in clear: whatever is shaped like a personnummer is starred out. It remembers what it was asked last.</summary>
internal static class ShownText
{
    private const int Places = 1024;

    [ThreadStatic]
    private static (string? Text, string? Shown)[]? _remembered;

    /// <summary>The text without personnummer; the very same text where it holds none.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        // Readers give one string for a unit's name, however many rows have it.
        (string? Text, string? Shown)[] remembered = _remembered ??= new (string?, string?)[Places];
        ref (string? Text, string? Shown) place = ref remembered[RuntimeHelpers.GetHashCode(text) % Places];
        if (!ReferenceEquals(place.Text, text))
        {
            place = (text, PersonalNumber.Mask(text));
        }

        return place.Shown!;
    }

    /// <summary>As <see cref="Of(string)"/>; null stays null.</summary>
    public static string? OrNull(string? text) => text is null ? null : Of(text);

    /// <summary>Whether a text holds nothing that is shaped like a personnummer.</summary>
    public static bool IsHarmless(string text) => ReferenceEquals(PersonalNumber.Mask(text), text);
}
