using System.Text.RegularExpressions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Tells which values of a cell may be shown to anybody. People write names and numbers of patients where a date or an answer
/// belongs; only what can be neither is shown.
/// </summary>
internal static partial class HarmlessText
{
    /// <summary>Whether a text is a date, a time, or both as somebody may have meant them, and no personnummer.</summary>
    public static bool IsLikeADate(string text) => DateOrTime().IsMatch(text) && PersonalNumber.Mask(text) == text;

    // The year has four digits and a sign beside it, or the eight digits begin with 19 or 20: neither a personnummer with its
    // signs elsewhere nor a telephone number fits.
    [GeneratedRegex(
        """
        ^(?:(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} | \d{1,2}[-/.]\d{1,2}[-/.]\d{4} | \d{1,2}[-/.]\d{1,2} | \d{4}[-/.]\d{1,2} | (?:19|20)\d{6})
            (?:[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?
          | \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateOrTime();
}
