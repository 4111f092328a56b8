using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>A value as a page shows it.</summary>
internal sealed class HtmlCell
{
    private static readonly HtmlCell Nothing = new();

    /// <summary>What is read; null where there is nothing.</summary>
    public string? Text { get; private init; }

    /// <summary>Of a number what it is sorted by.</summary>
    public string? Sort { get; private init; }

    /// <summary>Of a day or time, for programs.</summary>
    public string? Time { get; private init; }

    public bool IsCode { get; private init; }

    public bool IsZero { get; private init; }

    /// <summary>Whether it says what its row is about.</summary>
    public bool IsHeader { get; private init; }

    public static HtmlCell Of(object? value, ReportTexts texts, bool isCode = false, bool isHeader = false) => value switch
    {
        null or "" => Nothing,
        DateOnly day => new HtmlCell { Text = texts.Write(day), Time = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), IsHeader = isHeader },
        DateTime time => new HtmlCell { Text = texts.Write(time), Time = time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), IsHeader = isHeader },
        long or int or double => new HtmlCell
        {
            Text = texts.Write(value),
            Sort = ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            IsZero = value is 0L or 0 or 0d,
            IsHeader = isHeader,
        },
        _ => new HtmlCell { Text = texts.Write(value), IsCode = isCode, IsHeader = isHeader },
    };
}
