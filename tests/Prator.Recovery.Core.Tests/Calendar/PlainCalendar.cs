namespace Prator.Recovery.Core.Tests.Calendar;

/// <summary>
/// The law on public holidays read day by day, and Easter by the table of paschal full moons, as a printed almanac does:
/// nothing of how the product counts.
/// </summary>
internal static class PlainCalendar
{
    /// <summary>The full moon that Easter follows, as a day of March, by golden number; valid 1900–2199.</summary>
    private static readonly int[] FullMoons =
        [31 + 14, 31 + 3, 23, 31 + 11, 31, 31 + 18, 31 + 8, 28, 31 + 16, 31 + 5, 25, 31 + 13, 31 + 2, 22, 31 + 10, 30, 31 + 17, 31 + 7, 27];

    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && NamesOf(day).Count == 0;

    /// <summary>What a day is, in the law's own words.</summary>
    public static IReadOnlyList<string> NamesOf(DateOnly day)
    {
        List<string> names = [];
        switch (day.Month, day.Day)
        {
            case (1, 1): names.Add("nyårsdagen"); break;
            case (1, 6): names.Add("trettondedag jul"); break;
            case (5, 1): names.Add("första maj"); break;
            case (6, 6) when day.Year >= 2005: names.Add("nationaldagen"); break;
            case (12, 24): names.Add("julafton"); break;
            case (12, 25): names.Add("juldagen"); break;
            case (12, 26): names.Add("annandag jul"); break;
            case (12, 31): names.Add("nyårsafton"); break;
            default: break;
        }

        if (IsMidsummer(day))
        {
            names.Add("midsommardagen");
        }

        if (IsMidsummer(day.AddDays(1)))
        {
            names.Add("midsommarafton");
        }

        if (day.DayOfWeek == DayOfWeek.Saturday && ((day.Month == 10 && day.Day == 31) || (day.Month == 11 && day.Day <= 6)))
        {
            names.Add("alla helgons dag");
        }

        switch (day.DayNumber - EasterOf(day.Year).DayNumber)
        {
            case -2: names.Add("långfredagen"); break;
            case 0: names.Add("påskdagen"); break;
            case 1: names.Add("annandag påsk"); break;
            case (5 * 7) + 4: names.Add("Kristi himmelsfärdsdag"); break;
            case 7 * 7: names.Add("pingstdagen"); break;
            case (7 * 7) + 1 when day.Year < 2005: names.Add("annandag pingst"); break;
            default: break;
        }

        return names;
    }

    private static bool IsMidsummer(DateOnly day) => day.DayOfWeek == DayOfWeek.Saturday && day.Month == 6 && day.Day is >= 20 and <= 26;

    /// <summary>The Sunday after the full moon.</summary>
    private static DateOnly EasterOf(int year)
    {
        DateOnly day = new DateOnly(year, 3, 1).AddDays(FullMoons[year % 19]);
        while (day.DayOfWeek != DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
