using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>Reads -AsOf: a string, DateTime, DateTimeOffset or DateOnly. Without an offset it is time in the policy's zone; a bare date means the end of that day. A fraction of a second is dropped.</summary>
internal static partial class AsOfReader
{
    /// <param name="value">What the user gave; null means now.</param>
    /// <param name="zone">The policy's zone.</param>
    /// <exception cref="InputException">The value is no date.</exception>
    public static Moment Read(object? value, TimeZoneInfo zone)
    {
        Moment moment = value is null ? Moment.At(TimeZoneInfo.ConvertTime(Clock.Current.GetUtcNow(), zone).DateTime)
            : Read(value, zone, "-AsOf", "AsOfInvalid", Messages.EndOfThatDay);
        return moment.HasTime ? moment : Moment.EndOf(moment.Date);
    }

    /// <summary>Reads a point in time from which, or before which, something is told: a bare date means the start of that day.</summary>
    /// <param name="value">What the user gave.</param>
    /// <param name="zone">The policy's zone.</param>
    /// <param name="parameter">Where the user gave it, for messages.</param>
    /// <exception cref="InputException">The value is no date.</exception>
    public static DateTime ReadStart(object value, TimeZoneInfo zone, string parameter) =>
        Read(value, zone, parameter, "DateInvalid", Messages.StartOfThatDay).ToDateTime()!.Value;

    // Programs write one, exports do not: there it is refused.
    [GeneratedRegex(@"(?<=[T ][0-9]{2}:[0-9]{2}:[0-9]{2})\.[0-9]+(?=Z|[+-]|$)")]
    private static partial Regex Fraction { get; }

    private static Moment Read(object value, TimeZoneInfo zone, string parameter, string errorId, string bareMeans)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            string text when DateText.TryRead(Fraction.Replace(text.Trim(), ""), zone, out Moment read) => read,
            _ when DateObject.TryRead(bare, zone, out Moment read) => read,
            _ => throw new InputException(
                errorId,
                Messages.DateUnreadable(parameter, Convert.ToString(bare, CultureInfo.InvariantCulture), bareMeans)),
        };
    }
}
