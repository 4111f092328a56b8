using System.Text;

namespace Prator.Recovery.Core.Items;

/// <summary>Brings any text into a Unicode form, also one with parts that are no letters at all.</summary>
public static class WellFormedText
{
    private const char NoLetter = '\uFFFE';
    private const char Replacement = '\uFFFD';
    private const char FirstMark = '\u0300';

    /// <summary>The text in a form; lone surrogates and U+FFFE, which have none, are replaced.</summary>
    public static string InForm(string text, NormalizationForm form) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace(NoLetter, Replacement).Normalize(form);

    /// <summary>The words of a text, composed, with one space between: the form under which two names are the same, but for case.</summary>
    public static string Spaced(string text) => IsSpaced(text)
        ? text
        : InForm(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), NormalizationForm.FormC);

    // Nearly every name is so already. No letter below the first combining mark has another form.
    private static bool IsSpaced(string text)
    {
        char before = ' ';
        foreach (char c in text)
        {
            if (c >= FirstMark || (char.IsWhiteSpace(c) && (c != ' ' || before == ' ')))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.Length == 0;
    }
}
