using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Items;

/// <summary>Tells an id of an item from what people write in its column instead: a patient's name, address or number.</summary>
public static partial class ItemId
{
    /// <summary>Whether a text is like an id of a system, so that it may be shown: it has a digit and no white space, and is no personnummer, e-mail address or telephone number.</summary>
    public static bool IsLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(char.IsAsciiDigit) && !text.Any(c => char.IsWhiteSpace(c) || c == '@') && PersonalNumber.Mask(text) == text && !Telephone().IsMatch(text);
    }

    // With a country's code, or with an area's: 8 to 10 digits that begin with one zero. A number that is padded with zeros is neither.
    [GeneratedRegex(@"^(?:(?:\+|00[1-9])[\d().\-/\u2010-\u2013]{7,}|(?=(?:\D*\d){8,10}\D*\z)\(?0[1-9][\d().\-/\u2010-\u2013]+)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephone();
}
