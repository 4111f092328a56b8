using System.Buffers;
using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Texts for files that cannot hold every character, or whose readers drop some. A control character becomes its picture
/// (U+0000 is shown as ␀), so that it is seen and nothing is cut off there; half a surrogate pair, which is no character, U+FFFD.
/// </summary>
internal static class VisibleText
{
    private const int Pictures = 0x2400;
    private const char PictureOfDelete = '\u2421';

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c).Where(c => c is not ('\t' or '\n' or '\r')), '\u007F']);

    /// <summary>The text without control characters other than tab and line breaks.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAny(Controls) ? Pictured(Paired(text)) : Paired(text);

    /// <summary>The text as UTF-8 can hold it.</summary>
    public static string Paired(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        StringBuilder paired = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            paired.Append(rune.ToString());
        }

        return paired.ToString();
    }

    private static string Pictured(string text) => string.Create(text.Length, text, static (pictured, from) =>
    {
        for (int i = 0; i < pictured.Length; i++)
        {
            pictured[i] = !Controls.Contains(from[i]) ? from[i] : from[i] == '\u007F' ? PictureOfDelete : (char)(Pictures + from[i]);
        }
    });
}
