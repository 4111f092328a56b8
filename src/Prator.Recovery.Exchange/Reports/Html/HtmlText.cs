namespace Prator.Recovery.Exchange;

/// <summary>Texts as HTML can hold them.</summary>
internal static class HtmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The same text as <see cref="VisibleText"/> gives it, and without the second set of control characters (0x80–0x9F): a browser
    /// would read them as other letters, and they have no pictures.
    /// </summary>
    public static string Visible(string text)
    {
        string visible = VisibleText.Of(text);
        return visible.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0
            ? visible
            : string.Concat(visible.Select(one => one is >= '\u0080' and <= '\u009F' ? Replacement : one));
    }
}
