namespace Prator.Recovery.Exchange;

/// <summary>Texts as HTML can hold them.</summary>
internal static class HtmlText
{
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The same text, with pictures of the control characters that HTML can't hold (␀ for NUL), so that they are seen rather than
    /// lost. A browser would read the second set of them (0x80–0x9F) as other letters; they have no pictures.
    /// </summary>
    public static string Visible(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') < 0 && !HasControl(text)
            ? text
            : string.Create(text.Length, text, static (shown, read) =>
            {
                for (int i = 0; i < read.Length; i++)
                {
                    shown[i] = Shown(read[i]);
                }
            });

    private static bool HasControl(string text)
    {
        foreach (char one in text)
        {
            if (one < ' ' && one is not ('\t' or '\n' or '\r'))
            {
                return true;
            }
        }

        return false;
    }

    private static char Shown(char one) => one switch
    {
        '\t' or '\n' or '\r' => one,
        < ' ' => (char)(ControlPictures + one),
        '\u007F' => DeletePicture,
        >= '\u0080' and <= '\u009F' => Replacement,
        _ => one,
    };
}
