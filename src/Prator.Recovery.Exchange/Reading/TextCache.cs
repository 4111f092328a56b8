using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Gives one string for equal texts where it can, so that a unit's name is not made anew for every row. It remembers at
/// most 4,096 texts of at most 64 characters; a newer text takes the place of an older.
/// </summary>
internal sealed class TextCache
{
    private const int Places = 4096;
    private const int LongestRemembered = 64;

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text as a string; null when it is empty.</summary>
    public string? Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (text.Length > LongestRemembered)
        {
            return text.ToString();
        }

        ref string? place = ref _texts[XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)) % Places];
        if (place is null || !text.SequenceEqual(place))
        {
            place = text.ToString();
        }

        return place;
    }
}
