using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Reads a date as exports write it: <c>yyyy-MM-dd</c> or <c>yyyyMMdd</c>, alone or with <c>HH:mm[:ss]</c> after a space
/// or <c>T</c>, and then with <c>Z</c> or an ISO offset. Nothing else.
/// </summary>
public static class DateText
{
    /// <param name="text">The text without white space around it.</param>
    /// <param name="zone">The zone that a time with an offset is converted to.</param>
    /// <param name="moment">The moment; a bare date when no time is written.</param>
    public static bool TryRead(ReadOnlySpan<char> text, TimeZoneInfo zone, out Moment moment)
    {
        moment = Moment.Missing;
        if (!TryDate(text, out DateOnly date, out ReadOnlySpan<char> rest))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            moment = Moment.On(date);
            return true;
        }

        if (rest[0] is not (' ' or 'T') || !TryTime(rest[1..], out TimeSpan time, out rest))
        {
            return false;
        }

        DateTime written = date.ToDateTime(TimeOnly.MinValue) + time;
        if (rest.IsEmpty)
        {
            moment = Moment.At(written);
            return true;
        }

        return TryOffset(rest, out TimeSpan offset) && TryConvert(written, offset, zone, out moment);
    }

    /// <summary>A moment with an offset as local time of a zone; false when it falls outside of the calendar.</summary>
    public static bool TryConvert(DateTime written, TimeSpan offset, TimeZoneInfo zone, out Moment moment)
    {
        moment = Moment.Missing;
        long utcTicks = written.Ticks - offset.Ticks;
        if (utcTicks < TimeSpan.TicksPerDay || utcTicks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay)
        {
            return false;
        }

        moment = Moment.At(TimeZoneInfo.ConvertTimeFromUtc(new DateTime(utcTicks, DateTimeKind.Utc), zone));
        return true;
    }

    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly date, out ReadOnlySpan<char> rest)
    {
        date = default;
        rest = default;
        bool dashed = text.Length >= 10 && text[4] == '-' && text[7] == '-';
        if (!dashed && text.Length < 8)
        {
            return false;
        }

        int monthAt = dashed ? 5 : 4;
        int dayAt = dashed ? 8 : 6;
        int century = TwoDigits(text);
        int yearOfCentury = TwoDigits(text[2..]);
        int month = TwoDigits(text[monthAt..]);
        int day = TwoDigits(text[dayAt..]);
        if ((century | yearOfCentury | month | day) < 0)
        {
            return false;
        }

        int year = (century * 100) + yearOfCentury;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        rest = text[(dayAt + 2)..];
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time, out ReadOnlySpan<char> rest)
    {
        time = default;
        rest = default;
        if (text.Length < 5 || text[2] != ':')
        {
            return false;
        }

        int hour = TwoDigits(text);
        int minute = TwoDigits(text[3..]);
        int second = 0;
        rest = text[5..];
        if (rest.Length >= 3 && rest[0] == ':')
        {
            second = TwoDigits(rest[1..]);
            rest = rest[3..];
        }

        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new TimeSpan(hour, minute, second);
        return true;
    }

    // Z, +01, +0100 or +01:00; at most 14 hours, as in ISO 8601 and the framework.
    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z")
        {
            return true;
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':'))
        {
            return false;
        }

        int hours = TwoDigits(text[1..]);
        int minutes = text.Length == 3 ? 0 : TwoDigits(text[^2..]);
        if ((hours | minutes) < 0 || minutes > 59 || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return true;
    }

    // Negative when the two characters are not both digits.
    private static int TwoDigits(ReadOnlySpan<char> text)
    {
        uint tens = (uint)(text[0] - '0');
        uint ones = (uint)(text[1] - '0');
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }
}
