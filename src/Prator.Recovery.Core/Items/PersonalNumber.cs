using System.Globalization;
using System.Text;

namespace Prator.Recovery.Core.Items;

/// <summary>What is wrong with a personnummer that was read all the same.</summary>
[Flags]
public enum PersonalNumberFlaw
{
    None = 0,

    /// <summary>The last digit does not fit the others.</summary>
    Checksum = 1,

    /// <summary>The date does not exist.</summary>
    Date = 2,
}

/// <summary>Personnummer and samordningsnummer (day + 60): their form, their 12 digits, and how they are hidden.</summary>
public static class PersonalNumber
{
    /// <summary>
    /// The 12 digits of a text of 10 or 12 digits with or without <c>-</c> or <c>+</c> before the last four. Of 10 digits
    /// the century is the one that makes the person 0 to 99 years old at <paramref name="asOf"/>, with <c>+</c> 100 to 199.
    /// </summary>
    /// <param name="text">The text; white space around it is ignored.</param>
    /// <param name="asOf">The day for the century.</param>
    /// <param name="digits">Takes the 12 digits; at least 12 long.</param>
    /// <param name="flaw">What is wrong with the number; it is given out all the same.</param>
    /// <returns>False when the text is not of this form (a reserve number, say).</returns>
    public static bool TryNormalise(ReadOnlySpan<char> text, DateOnly asOf, Span<char> digits, out PersonalNumberFlaw flaw)
    {
        flaw = PersonalNumberFlaw.None;
        Span<char> bare = stackalloc char[12];
        if (!TryDigits(text.Trim(), bare, out int count, out bool isPlus))
        {
            return false;
        }

        if (count == 12)
        {
            bare.CopyTo(digits);
        }
        else
        {
            int year = YearOf(bare[..6], asOf, isPlus);
            year.TryFormat(digits, out _, "0000", CultureInfo.InvariantCulture);
            bare.Slice(2, 8).CopyTo(digits[4..]);
        }

        flaw = (HasChecksum(digits[2..12]) ? PersonalNumberFlaw.None : PersonalNumberFlaw.Checksum)
            | (HasDate(digits[..8]) ? PersonalNumberFlaw.None : PersonalNumberFlaw.Date);
        return true;
    }

    /// <summary>As <see cref="TryNormalise"/>, as a string: the 12 digits, or the text trimmed and in upper case where it has another form.</summary>
    public static string Normalise(string text, DateOnly asOf)
    {
        Span<char> digits = stackalloc char[12];
        return TryNormalise(text, asOf, digits, out _) ? digits.ToString() : text.Trim().ToUpperInvariant();
    }

    /// <summary>Whether a whole text looks like a personnummer or samordningsnummer, so that it must not be shown.</summary>
    public static bool IsShaped(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        return ShapedLength(trimmed) == trimmed.Length && !trimmed.IsEmpty;
    }

    /// <summary>
    /// The text with everything in it that is shaped like a personnummer starred out: <c>19******-****</c>. At most the
    /// century stays.
    /// </summary>
    public static string Mask(string text)
    {
        if (!HasEnoughDigits(text))
        {
            return text;
        }

        StringBuilder? masked = null;
        int at = 0;
        while (at < text.Length)
        {
            int length = at > 0 && char.IsAsciiDigit(text[at - 1]) ? 0 : ShapedLength(text.AsSpan(at));
            if (length == 0)
            {
                masked?.Append(text[at]);
                at++;
                continue;
            }

            masked ??= new StringBuilder(text, 0, at, text.Length);
            AppendMasked(masked, text.AsSpan(at, length));
            at += length;
        }

        return masked?.ToString() ?? text;
    }

    // A number of whatever form has ten digits; few texts have.
    private static bool HasEnoughDigits(string text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= 10;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, Span<char> digits, out int count, out bool isPlus)
    {
        count = 0;
        isPlus = false;
        bool hasSign = text.Length is 11 or 13 && text[^5] is '-' or '+';
        if (!hasSign && text.Length is not (10 or 12))
        {
            return false;
        }

        isPlus = hasSign && text[^5] == '+';
        for (int i = 0; i < text.Length; i++)
        {
            if (hasSign && i == text.Length - 5)
            {
                continue;
            }

            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }

            digits[count++] = text[i];
        }

        return true;
    }

    private static int YearOf(ReadOnlySpan<char> yearMonthDay, DateOnly asOf, bool isPlus)
    {
        int yearOfCentury = Number(yearMonthDay[..2]);
        int month = Number(yearMonthDay.Slice(2, 2));
        int day = DayOf(Number(yearMonthDay.Slice(4, 2)));
        int year = asOf.Year - (asOf.Year % 100) + yearOfCentury;
        bool isAhead = year > asOf.Year || (year == asOf.Year && (month, day).CompareTo((asOf.Month, asOf.Day)) > 0);
        return Math.Max(0, year - (isAhead ? 100 : 0) - (isPlus ? 100 : 0));
    }

    private static bool HasDate(ReadOnlySpan<char> yearMonthDay)
    {
        int year = Number(yearMonthDay[..4]);
        int month = Number(yearMonthDay.Slice(4, 2));
        int day = DayOf(Number(yearMonthDay.Slice(6, 2)));
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool HasChecksum(ReadOnlySpan<char> tenDigits)
    {
        int sum = 0;
        for (int i = 0; i < 10; i++)
        {
            int product = (tenDigits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }

    // How many characters at the start of the text look like a personnummer that ends there; 0 when they do not.
    private static int ShapedLength(ReadOnlySpan<char> text)
    {
        int first = DigitsAtStart(text);
        if (GroupedLength(text, first) is > 0 and int grouped)
        {
            return grouped;
        }

        bool isBare = first is 10 or 12;
        int length = isBare ? first : 0;
        if (first is 6 or 8)
        {
            ReadOnlySpan<char> rest = text[first..];
            int sign = rest.IsEmpty || !IsSign(rest[0]) ? 0 : 1;
            length = sign == 1 && DigitsAtStart(rest[1..]) == 4 ? first + 5 : 0;
        }

        if (length == 0)
        {
            return 0;
        }

        int monthAt = (isBare ? first : first + 4) == 12 ? 4 : 2;
        int month = Number(text.Slice(monthAt, 2));
        int day = DayOf(Number(text.Slice(monthAt + 2, 2)));
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 ? length : 0;
    }

    private static bool IsSign(char c) => c is '-' or '+' or ' ' or '\u00A0' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212';

    // As ShapedLength, of a number in groups with one sign between them: 1980 01 01 9809. A date with a time is none.
    private static int GroupedLength(ReadOnlySpan<char> text, int year)
    {
        int length = year + 11;
        if (year is not (2 or 4) || text.Length < length || !(IsSign(text[year]) || text[year] is '.' or '/'))
        {
            return 0;
        }

        char sign = text[year];
        bool isGrouped = text[year + 3] == sign && text[year + 6] == sign
            && DigitsAtStart(text[(year + 1)..]) == 2 && DigitsAtStart(text[(year + 4)..]) == 2 && DigitsAtStart(text[(year + 7)..]) == 4;
        return isGrouped && Number(text.Slice(year + 1, 2)) is >= 1 and <= 12 && DayOf(Number(text.Slice(year + 4, 2))) is >= 1 and <= 31 ? length : 0;
    }

    private static void AppendMasked(StringBuilder masked, ReadOnlySpan<char> number)
    {
        bool hasCentury = number.Length >= 12;
        for (int i = 0; i < number.Length; i++)
        {
            masked.Append((hasCentury && i < 2) || !char.IsAsciiDigit(number[i]) ? number[i] : '*');
        }
    }

    private static int DigitsAtStart(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }

    private static int DayOf(int written) => written > 60 ? written - 60 : written;

    private static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
