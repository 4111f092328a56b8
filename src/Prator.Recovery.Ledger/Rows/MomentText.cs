using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>How moments stand in the log: <c>yyyy-MM-dd</c> for a bare date, <c>yyyy-MM-ddTHH:mm:ss[.fffffff]</c> with a time. Nothing is lost.</summary>
public static class MomentText
{
    private const string BareDate = "yyyy-MM-dd";
    private const string WithTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>The text of a moment that is set.</summary>
    public static string Of(Moment moment) => moment.ToDateTime() is { } local
        ? local.ToString(moment.HasTime ? WithTime : BareDate, CultureInfo.InvariantCulture)
        : throw new ArgumentException("A missing moment has no text.", nameof(moment));

    /// <summary>Writes the text of a moment that is set, at most 27 characters; as <see cref="Of"/>, and several times as fast.</summary>
    internal static int Write(Moment moment, Span<char> text)
    {
        DateTime local = moment.ToDateTime()!.Value;
        Digits(text, 0, local.Year, 4);
        text[4] = '-';
        Digits(text, 5, local.Month, 2);
        text[7] = '-';
        Digits(text, 8, local.Day, 2);
        if (!moment.HasTime)
        {
            return BareDate.Length;
        }

        if (local.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            local.TryFormat(text, out int written, WithTime, CultureInfo.InvariantCulture);
            return written;
        }

        text[10] = 'T';
        Digits(text, 11, local.Hour, 2);
        text[13] = ':';
        Digits(text, 14, local.Minute, 2);
        text[16] = ':';
        Digits(text, 17, local.Second, 2);
        return 19;
    }

    /// <exception cref="FormatException">The text has another form.</exception>
    public static Moment Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == BareDate.Length
            ? Moment.On(DateOnly.ParseExact(text, BareDate, CultureInfo.InvariantCulture))
            : Moment.At(DateTime.ParseExact(text, WithTime, CultureInfo.InvariantCulture));
    }

    private static void Digits(Span<char> text, int at, int number, int count)
    {
        for (int i = at + count - 1; i >= at; i--)
        {
            text[i] = (char)('0' + (number % 10));
            number /= 10;
        }
    }
}
