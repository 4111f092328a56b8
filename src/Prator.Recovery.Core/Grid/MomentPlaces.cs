using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// Where a moment can stand among others that it is compared with: on one of their days or between two, as a bare date or
/// at a time. Of places that leave room enough for what is yet to come, one is enough.
/// </summary>
internal static class MomentPlaces
{
    /// <summary>Moments enough to stand in every way to some points, with all ways left open for as many others as <paramref name="room"/> says.</summary>
    public static IEnumerable<Moment> Among(IReadOnlyCollection<Moment> points, int room)
    {
        int[] days = [.. points.Select(p => p.Date.DayNumber).Distinct().Order()];
        foreach (int day in Places(days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber, room, 1))
        {
            DateOnly date = DateOnly.FromDayNumber(day);
            yield return Moment.On(date);
            long[] ticks = [.. points.Where(p => p.HasTime && p.Date == date).Select(p => p.TickOfDay).Distinct().Order()];
            foreach (long tick in Places([.. ticks], 0, TimeSpan.TicksPerDay - 1, room, TimeSpan.TicksPerMinute))
            {
                yield return Moment.At(date.ToDateTime(TimeOnly.MinValue).AddTicks(tick));
            }
        }
    }

    /// <summary>Writes down how some moments stand to each other and how much room is between them, so far as it matters.</summary>
    /// <param name="points">The moments; those that are missing stand nowhere.</param>
    /// <param name="room">So many others may yet come between them.</param>
    /// <param name="key">What is added to.</param>
    public static void Describe(ReadOnlySpan<Moment> points, int room, List<int> key)
    {
        foreach (Moment point in points)
        {
            if (!point.IsSet)
            {
                key.Add(-1);
                continue;
            }

            long day = point.DayNumber;
            int earlier = 0;
            long before = DateOnly.MinValue.DayNumber - 1L;
            long after = DateOnly.MaxValue.DayNumber + 1L;
            long sooner = -1;
            long later = TimeSpan.TicksPerDay;
            foreach (Moment other in points)
            {
                if (!other.IsSet)
                {
                    continue;
                }

                if (other.DayNumber < day)
                {
                    earlier++;
                    before = Math.Max(before, other.DayNumber);
                }
                else if (other.DayNumber > day)
                {
                    after = Math.Min(after, other.DayNumber);
                }
                else if (point.HasTime && other.HasTime && other.TickOfDay < point.TickOfDay)
                {
                    sooner = Math.Max(sooner, other.TickOfDay);
                    earlier += points.Length;
                }
                else if (point.HasTime && other.HasTime && other.TickOfDay > point.TickOfDay)
                {
                    later = Math.Min(later, other.TickOfDay);
                }
            }

            key.Add(point.HasTime ? earlier : -2 - earlier);
            key.Add((int)Math.Min(room, day - before - 1));
            key.Add((int)Math.Min(room, after - day - 1));
            if (point.HasTime)
            {
                key.Add((int)Math.Min(room, point.TickOfDay - sooner - 1));
                key.Add((int)Math.Min(room, later - point.TickOfDay - 1));
            }
        }
    }

    private static IEnumerable<long> Places(long[] taken, long first, long last, int room, long round)
    {
        long from = first;
        foreach (long place in taken)
        {
            foreach (long between in Between(from, place - 1, from == first, false, room, round))
            {
                yield return between;
            }

            yield return place;
            from = place + 1;
        }

        foreach (long between in Between(from, last, taken.Length == 0, true, room, round))
        {
            yield return between;
        }
    }

    private static IEnumerable<int> Places(int[] taken, int first, int last, int room, long round) =>
        Places([.. taken.Select(t => (long)t)], first, last, room, round).Select(place => (int)place);

    /// <summary>Every place of a gap; the one in its middle where that leaves room enough on both sides.</summary>
    private static IEnumerable<long> Between(long from, long to, bool isFirst, bool isLast, int room, long round)
    {
        long count = to - from + 1;
        if (count > 2L * room)
        {
            // At an open end, near to what is known: dates of other centuries would surprise.
            long near = Math.Min(2L * room + 1, count) * round;
            long middle = near >= count || isFirst == isLast ? from + count / 2 : isFirst ? to - near / 2 : from + near / 2;
            long even = middle - middle % round;
            yield return even - from >= room && to - even >= room ? even : middle;
            yield break;
        }

        for (long place = from; place <= to; place++)
        {
            yield return place;
        }
    }
}
