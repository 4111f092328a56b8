using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>A value as a page shows it.</summary>
internal sealed class HtmlCell
{
    // A word of more letters is no word, and may be broken anywhere.
    private const int LongestWord = 28;

    private static readonly HtmlCell Nothing = new();

    /// <summary>What is read; null where there is nothing.</summary>
    public string? Text { get; private init; }

    /// <summary>Of a number what it is sorted by.</summary>
    public string? Sort { get; private init; }

    /// <summary>Of a day or time, for programs.</summary>
    public string? Time { get; private init; }

    /// <summary>Of a time its day, which is not to be broken; null of others.</summary>
    public string? Day { get; private init; }

    /// <summary>Of a time the hour, which may stand below its day.</summary>
    public string? Clock { get; private init; }

    public bool IsCode { get; private init; }

    /// <summary>Whether it holds what is too long for a column.</summary>
    public bool IsLong => Text is not null && HasLongWord(Text);

    public bool IsZero { get; private init; }

    /// <summary>Whether it says what its row is about.</summary>
    public bool IsHeader { get; private init; }

    public static HtmlCell Of(object? value, ReportTexts texts, bool isCode = false, bool isHeader = false) => value switch
    {
        null or "" => Nothing,
        DateOnly day => new HtmlCell { Text = texts.Write(day), Time = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IsHeader = isHeader },
        DateTime time => OfTime(time, texts, isHeader),
        long or int or double => new HtmlCell
        {
            Text = texts.Write(value),
            Sort = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            IsZero = value is 0L or 0 or 0d,
            IsHeader = isHeader,
        },
        _ => new HtmlCell { Text = texts.Write(value), IsCode = isCode, IsHeader = isHeader },
    };

    private static HtmlCell OfTime(DateTime time, ReportTexts texts, bool isHeader)
    {
        string text = texts.Write(time);
        string day = texts.Write(DateOnly.FromDateTime(time));
        bool isParted = text.StartsWith($"{day} ", StringComparison.Ordinal);
        return new HtmlCell
        {
            Text = text,
            Day = isParted ? day : null,
            Clock = isParted ? text[(day.Length + 1)..] : null,
            Time = time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            IsHeader = isHeader,
        };
    }

    private static bool HasLongWord(string text)
    {
        int length = 0;
        foreach (char one in text)
        {
            length = char.IsWhiteSpace(one) ? 0 : length + 1;
            if (length > LongestWord)
            {
                return true;
            }
        }

        return false;
    }
}
