namespace Prator.Recovery.Core.Calendar;

/// <summary>
/// Which days of a year are off in Sweden besides Saturdays and ordinary Sundays: the public holidays of the law 1989:253,
/// and Midsummer's Eve, Christmas Eve and New Year's Eve, which the laws on deadlines (1930:173, 2 §) and on annual leave
/// (1977:480) put on a level with Sundays.
/// </summary>
public static class SwedishDaysOff
{
    // Written out, since no package of holidays can be restored where this project is built (PublicHoliday and Nager.Date
    // were tried). The law states its days as rules, so there is little to keep up to date.
    private const int FirstYearOfNationalDay = 2005;

    /// <param name="year">1990 to 9999. Earlier years, down to 1583, get the days of 1990.</param>
    /// <returns>In the order of the calendar. Two may fall on one day: Ascension Day and May Day did in 2008.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year has no Easter in the Gregorian calendar.</exception>
    public static IReadOnlyList<(DateOnly Day, DayOff Name)> Of(int year)
    {
        DateOnly easter = Easter.Of(year);
        DateOnly midsummer = FirstSaturdayFrom(new DateOnly(year, 6, 20));
        (DateOnly, DayOff) instead = year >= FirstYearOfNationalDay
            ? (new DateOnly(year, 6, 6), DayOff.NationalDay)
            : (easter.AddDays(50), DayOff.WhitMonday);
        (DateOnly Day, DayOff Name)[] days =
        [
            (new DateOnly(year, 1, 1), DayOff.NewYearsDay),
            (new DateOnly(year, 1, 6), DayOff.Epiphany),
            (easter.AddDays(-2), DayOff.GoodFriday),
            (easter, DayOff.EasterDay),
            (easter.AddDays(1), DayOff.EasterMonday),
            (new DateOnly(year, 5, 1), DayOff.MayDay),
            (easter.AddDays(39), DayOff.AscensionDay),
            (easter.AddDays(49), DayOff.WhitSunday),
            instead,
            (midsummer.AddDays(-1), DayOff.MidsummersEve),
            (midsummer, DayOff.MidsummersDay),
            (FirstSaturdayFrom(new DateOnly(year, 10, 31)), DayOff.AllSaintsDay),
            (new DateOnly(year, 12, 24), DayOff.ChristmasEve),
            (new DateOnly(year, 12, 25), DayOff.ChristmasDay),
            (new DateOnly(year, 12, 26), DayOff.BoxingDay),
            (new DateOnly(year, 12, 31), DayOff.NewYearsEve),
        ];
        return [.. days.OrderBy(d => d.Day)];
    }

    private static DateOnly FirstSaturdayFrom(DateOnly day) => day.AddDays(DayOfWeek.Saturday - day.DayOfWeek);
}
