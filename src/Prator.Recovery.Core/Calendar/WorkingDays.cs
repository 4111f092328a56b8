using System.Collections.Concurrent;

namespace Prator.Recovery.Core.Calendar;

/// <summary>
/// Counts Swedish working days: Monday to Friday, but for public holidays and for Midsummer's Eve, Christmas Eve and New
/// Year's Eve (see <see cref="SwedishDaysOff"/>). The age of a question, and the limit after which it goes on to the
/// regional owner (F2), are counted in them. From 1583 on; the holidays are those of the law from 1990 on.
/// </summary>
public static class WorkingDays
{
    /// <summary>By year, how many working days it has up to and including each of its days.</summary>
    private static readonly ConcurrentDictionary<int, short[]> CountsByYear = new();

    /// <summary>Whether a day is a working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies before 1583.</exception>
    public static bool Includes(DateOnly day) => UpTo(day) > (day.DayOfYear == 1 ? 0 : UpTo(day.AddDays(-1)));

    /// <summary>
    /// How many working days have passed between two days: from the day after the first, up to and including the second.
    /// A question of Friday is 0 days old on Friday, Saturday and Sunday, and 1 on Monday.
    /// </summary>
    /// <param name="from">The day that a question arose, say; not counted itself.</param>
    /// <param name="to">The day up to which is counted, such as that of AsOf.</param>
    /// <returns>0 or more; 0 where <paramref name="to"/> is not after <paramref name="from"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Both are different days, and one lies before 1583.</exception>
    public static int Between(DateOnly from, DateOnly to)
    {
        if (to <= from)
        {
            return 0;
        }

        int count = UpTo(to) - UpTo(from);
        for (int year = from.Year; year < to.Year; year++)
        {
            count += Counts(year)[^1];
        }

        return count;
    }

    /// <summary>The day on which so many working days have passed: the first one with <c>Between(from, day) == count</c>.</summary>
    /// <param name="from">Not counted itself.</param>
    /// <param name="count">1 or more. The last day of a question that may wait 3 working days is the third one after it arose.</param>
    /// <returns>A working day after <paramref name="from"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the day is outside 1583 to 9999.</exception>
    public static DateOnly After(DateOnly from, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        DateOnly day = from;
        for (int left = count; left > 0; left -= Includes(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The working days of a year up to and including a day of it.</summary>
    private static int UpTo(DateOnly day) => Counts(day.Year)[day.DayOfYear - 1];

    private static short[] Counts(int year) => CountsByYear.GetOrAdd(year, static y =>
    {
        HashSet<DateOnly> off = [.. SwedishDaysOff.Of(y).Select(d => d.Day)];
        short[] counts = new short[DateTime.IsLeapYear(y) ? 366 : 365];
        DateOnly first = new(y, 1, 1);
        short count = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            DateOnly day = first.AddDays(i);
            count += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || off.Contains(day) ? (short)0 : (short)1;
            counts[i] = count;
        }

        return counts;
    });
}
