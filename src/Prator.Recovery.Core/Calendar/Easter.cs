namespace Prator.Recovery.Core.Calendar;

/// <summary>Easter Day by the Gregorian calendar.</summary>
internal static class Easter
{
    private const int FirstGregorianYear = 1583;

    /// <summary>The algorithm of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8), which holds for every Gregorian year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year lies before 1583 or after 9999.</exception>
    public static DateOnly Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstGregorianYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, DateOnly.MaxValue.Year);
        int golden = year % 19;
        (int century, int ofCentury) = Math.DivRem(year, 100);
        int moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        int epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        int toSunday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        int earlier = (golden + (11 * epact) + (22 * toSunday)) / 451;
        (int month, int day) = Math.DivRem(epact + toSunday - (7 * earlier) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
