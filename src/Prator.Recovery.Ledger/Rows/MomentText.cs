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

    /// <summary>Writes the text of a moment that is set, at most 27 characters.</summary>
    internal static int Write(Moment moment, Span<char> text)
    {
        moment.ToDateTime()!.Value.TryFormat(text, out int written, moment.HasTime ? WithTime : BareDate, CultureInfo.InvariantCulture);
        return written;
    }

    /// <exception cref="FormatException">The text has another form.</exception>
    public static Moment Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == BareDate.Length
            ? Moment.On(DateOnly.ParseExact(text, BareDate, CultureInfo.InvariantCulture))
            : Moment.At(DateTime.ParseExact(text, WithTime, CultureInfo.InvariantCulture));
    }
}
