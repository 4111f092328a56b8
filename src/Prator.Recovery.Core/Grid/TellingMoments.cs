using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Moments enough that any few moments can be replaced by some of these without changing how they compare with given
/// moments and with each other: missing, bare dates and times in every gap between the given ones, as many in each gap
/// as there are moments to replace.
/// </summary>
internal static class TellingMoments
{
    private static readonly long Morning = TimeSpan.FromHours(8).Ticks;

    /// <param name="given">What is compared with; at least one, and none missing.</param>
    /// <param name="several">How many moments are compared with each other; at least one.</param>
    /// <returns>Missing first, then bare dates, then dates with a time; each in order.</returns>
    public static IReadOnlyList<Moment> Of(IReadOnlyCollection<Moment> given, int several)
    {
        DateOnly[] days = [.. given.SelectMany(g => DaysAround(g.Date, several)).Distinct().Order()];
        ILookup<DateOnly, long> timesOf = given.Where(g => g.HasTime).ToLookup(g => g.Date, g => g.ToDateTime()!.Value.TimeOfDay.Ticks);
        return
        [
            Moment.Missing,
            .. days.Select(Moment.On),
            .. days.SelectMany(day => TimesAround([.. timesOf[day].Distinct().Order()], several).Select(tick => Moment.At(day.ToDateTime(TimeOnly.MinValue).AddTicks(tick)))),
        ];
    }

    private static IEnumerable<DateOnly> DaysAround(DateOnly day, int several) => Enumerable.Range(-several, 2 * several + 1)
        .Select(apart => day.DayNumber + apart)
        .Where(number => number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber)
        .Select(DateOnly.FromDayNumber);

    private static IEnumerable<long> TimesAround(long[] times, int several)
    {
        if (times.Length == 0)
        {
            return Enumerable.Range(0, several).Select(i => Morning + i * TimeSpan.TicksPerMinute);
        }

        List<long> around = [];
        for (int i = 0; i < times.Length; i++)
        {
            long room = times[i] - (i == 0 ? 0 : times[i - 1] + 1);
            around.AddRange(Apart(room, several).Select(apart => times[i] - apart).Reverse());
            around.Add(times[i]);
        }

        return around.Concat(Apart(TimeSpan.TicksPerDay - 1 - times[^1], several).Select(apart => times[^1] + apart));
    }

    /// <summary>Distances of 1 to <paramref name="room"/> ticks, minutes where they fit; fewer than asked for only where there are fewer ticks.</summary>
    private static IEnumerable<long> Apart(long room, int several)
    {
        long count = Math.Min(several, room);
        long step = count == 0 ? 0 : Math.Min(TimeSpan.TicksPerMinute, room / count);
        return Enumerable.Range(1, (int)count).Select(i => i * step);
    }
}
