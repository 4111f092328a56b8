using System.Globalization;
using System.Text;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>How headers are compared: case, whitespace, <c>_</c>, <c>-</c> and diacritics make no difference.</summary>
internal static class HeaderName
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The form under which two headers are the same. Empty for a blank header.</summary>
    public static string Normal(string header)
    {
        StringBuilder normal = new(header.Length);
        foreach (char c in WellFormedText.InForm(header, NormalizationForm.FormD))
        {
            if (!char.IsWhiteSpace(c) && c is not ('_' or '-' or ByteOrderMark)
                && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
            {
                normal.Append(char.ToUpperInvariant(c));
            }
        }

        return normal.ToString();
    }

    /// <summary>
    /// A header as it is shown to people: one line, trimmed, at most 60 characters, and without a personnummer (which is
    /// none of a header, but may be a key of JSON).
    /// </summary>
    public static string Shown(string header)
    {
        string line = string.Join(' ', header.Trim(ByteOrderMark).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string masked = PersonalNumber.Mask(line);
        return masked.Length <= 60 ? masked : masked[..59] + "…";
    }
}
