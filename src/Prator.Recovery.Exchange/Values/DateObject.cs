using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Reads a date object: DateOnly is a bare date, and so is a DateTime at midnight, whatever its kind says. Other times are
/// converted to the zone where they name an instant, and taken as written where they do not.
/// </summary>
public static class DateObject
{
    /// <param name="value">A DateOnly, DateTime, DateTimeOffset or Moment.</param>
    /// <param name="zone">The zone that instants are converted to.</param>
    /// <param name="moment">The moment; missing where the result is false.</param>
    /// <returns>False for any other type, and for an instant outside of the calendar.</returns>
    public static bool TryRead(object? value, TimeZoneInfo zone, out Moment moment)
    {
        moment = Moment.Missing;
        switch (value)
        {
            case Moment given:
                moment = given;
                return true;
            case DateOnly date:
                moment = Moment.On(date);
                return true;
            case DateTime midnight when midnight.TimeOfDay == TimeSpan.Zero:
                moment = Moment.On(DateOnly.FromDateTime(midnight));
                return true;
            case DateTime { Kind: DateTimeKind.Unspecified } local:
                moment = Moment.At(local);
                return true;
            case DateTime instant:
                return DateText.TryConvert(instant.ToUniversalTime(), TimeSpan.Zero, zone, out moment);
            case DateTimeOffset instant:
                return DateText.TryConvert(instant.DateTime, instant.Offset, zone, out moment);
            default:
                return false;
        }
    }
}
