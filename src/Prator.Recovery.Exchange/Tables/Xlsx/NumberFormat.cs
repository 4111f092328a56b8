using System.Buffers;

namespace Prator.Recovery.Exchange;

/// <summary>Whether a spreadsheet's number format shows a number as a date or time.</summary>
internal static class NumberFormat
{
    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("hHmMsS");

    /// <summary>Of the formats that every program knows by number.</summary>
    public static bool IsBuiltInDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or 45 or 47 or (>= 50 and <= 58);

    /// <summary>Of a written format. Elapsed time (<c>[h]:mm</c>) is no date.</summary>
    public static bool IsDate(ReadOnlySpan<char> code)
    {
        bool isDate = false;
        for (int i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = EndOf(code, i, '"');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    int end = EndOf(code, i, ']');
                    if (IsElapsed(code[(i + 1)..Math.Min(end, code.Length)]))
                    {
                        return false;
                    }

                    i = end;
                    break;
                case ';':
                    return isDate;
                case 'G' or 'g' when code[i..].StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H' or 's' or 'S':
                    isDate = true;
                    break;
            }
        }

        return isDate;
    }

    private static int EndOf(ReadOnlySpan<char> code, int start, char close)
    {
        int length = code[(start + 1)..].IndexOf(close);
        return length < 0 ? code.Length : start + 1 + length;
    }

    private static bool IsElapsed(ReadOnlySpan<char> inBrackets) =>
        !inBrackets.IsEmpty && inBrackets.IndexOfAnyExcept(TimeLetters) < 0;
}
