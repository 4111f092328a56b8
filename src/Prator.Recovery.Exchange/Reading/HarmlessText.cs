using System.Text.RegularExpressions;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Tells which values of a cell may be shown to anybody. People write names and numbers of patients where a date or an answer
/// belongs; only what can be neither is shown.
/// </summary>
internal static partial class HarmlessText
{
    /// <summary>
    /// Whether a text is a date or a time as somebody may have meant it. One that is both may not be shown: with a time
    /// after it a date has as many digits as a personnummer, and <c>19800101 98.04</c> is one.
    /// </summary>
    public static bool IsLikeADateOrTime(string text) => DateOrTime().IsMatch(text);

    // At most eight digits, where a personnummer has at least ten. The year has four of them and a sign beside it, or the eight
    // begin with 19 or 20: a telephone number does not fit.
    [GeneratedRegex(
        """
        ^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} | \d{1,2}[-/.]\d{1,2}[-/.]\d{4} | \d{1,2}[-/.]\d{1,2} | \d{4}[-/.]\d{1,2} | (?:19|20)\d{6}
          | \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex DateOrTime();
}
