using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>Reads -AsOf: a string, DateTime, DateTimeOffset or DateOnly. Without an offset it is time in the policy's zone; a bare date means the end of that day.</summary>
internal static class AsOfReader
{
    /// <param name="value">What the user gave; null means now.</param>
    /// <param name="zone">The policy's zone.</param>
    /// <exception cref="InputException">The value is no date.</exception>
    public static Moment Read(object? value, TimeZoneInfo zone)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        Moment moment = bare switch
        {
            null => Moment.At(TimeZoneInfo.ConvertTime(Clock.Current.GetUtcNow(), zone).DateTime),
            string text when DateText.TryRead(text.Trim(), zone, out Moment read) => read,
            _ when DateObject.TryRead(bare, zone, out Moment read) => read,
            _ => throw new InputException(
                "AsOfInvalid",
                $"-AsOf cannot be '{Convert.ToString(bare, CultureInfo.InvariantCulture)}'. Write a date as yyyy-MM-dd (the end of that day), or a date and time as 'yyyy-MM-dd HH:mm'."),
        };
        return moment.HasTime ? moment : Moment.EndOf(moment.Date);
    }
}
