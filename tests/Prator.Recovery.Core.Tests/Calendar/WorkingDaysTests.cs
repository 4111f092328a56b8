using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Prator.Recovery.Core.Calendar;
using Xunit;

namespace Prator.Recovery.Core.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly DateOnly First = new(1990, 1, 1);

    private static readonly DateOnly Last = new(2099, 12, 31);

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[First.DayNumber, Last.DayNumber].Select(DateOnly.FromDayNumber);

    [Fact]
    public void Includes_EveryDay_AsThePlainCalendarSays()
    {
        for (DateOnly day = First; day <= Last; day = day.AddDays(1))
        {
            Assert.True(PlainCalendar.IsWorkingDay(day) == WorkingDays.Includes(day), $"{day:O}");
        }
    }

    /// <summary>From one day to every other of 1990 to 2099, counted day by day.</summary>
    [Fact]
    public void Between_FromOneDay_IsTheCountDayByDay()
    {
        int count = 0;
        for (DateOnly day = First.AddDays(1); day <= Last; day = day.AddDays(1))
        {
            count += PlainCalendar.IsWorkingDay(day) ? 1 : 0;
            Assert.Equal(count, WorkingDays.Between(First, day));
        }
    }

    [Fact]
    public void Between_AnyTwoDays_IsTheCountDayByDay() =>
        Gen.Select(AnyDay, Gen.Int[-10, 800]).Sample((from, days) =>
        {
            int plain = Enumerable.Range(1, Math.Max(0, days)).Count(i => PlainCalendar.IsWorkingDay(from.AddDays(i)));
            Assert.Equal(plain, WorkingDays.Between(from, from.AddDays(days)));
        });

    [Fact]
    public void Between_Days_IsAdditiveAndMonotone() =>
        Gen.Select(AnyDay, AnyDay, AnyDay).Sample((a, b, c) =>
        {
            DateOnly[] days = [.. new[] { a, b, c }.Order()];
            int early = WorkingDays.Between(days[0], days[1]);
            int late = WorkingDays.Between(days[1], days[2]);
            int whole = WorkingDays.Between(days[0], days[2]);
            Assert.Equal(whole, early + late);
            Assert.True(early >= 0 && late >= 0 && whole >= early && whole >= late);
            Assert.True(whole <= days[2].DayNumber - days[0].DayNumber);
            Assert.Equal(0, WorkingDays.Between(days[2], days[0]));
        });

    [Theory]
    [InlineData("2024-02-02", "2024-02-02", 0)]
    [InlineData("2024-02-02", "2024-02-04", 0)]
    [InlineData("2024-02-02", "2024-02-05", 1)]
    [InlineData("2024-02-02", "2024-02-09", 5)]
    [InlineData("2024-02-03", "2024-02-05", 1)]
    [InlineData("2024-02-05", "2024-02-02", 0)]
    [InlineData("2024-03-28", "2024-04-02", 1)]
    [InlineData("2024-06-20", "2024-06-24", 1)]
    [InlineData("2024-12-23", "2025-01-02", 3)]
    [InlineData("2023-12-31", "2024-12-31", 251)]
    [InlineData("2023-12-31", "2025-12-31", 500)]
    public void Between_IsAsTheCalendarOnTheWallSays(string from, string to, int count) => Assert.Equal(count, WorkingDays.Between(Day(from), Day(to)));

    [Theory]
    [InlineData("2024-02-02", 1, "2024-02-05")]
    [InlineData("2024-02-02", 3, "2024-02-07")]
    [InlineData("2024-03-28", 1, "2024-04-02")]
    [InlineData("2024-12-30", 1, "2025-01-02")]
    public void After_IsTheDayOfTheLimit(string from, int count, string day) => Assert.Equal(Day(day), WorkingDays.After(Day(from), count));

    [Fact]
    public void After_AnyDay_IsTheFirstDayWithThatCount() =>
        Gen.Select(AnyDay, Gen.Int[1, 300]).Sample((from, count) =>
        {
            DateOnly day = WorkingDays.After(from, count);
            Assert.Equal(count, WorkingDays.Between(from, day));
            Assert.Equal(count - 1, WorkingDays.Between(from, day.AddDays(-1)));
        });

    [Fact]
    public void After_LessThanOneDay_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.After(First, 0));

    [Fact]
    public void Between_DayBeforeTheCalendar_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Between(new DateOnly(1500, 1, 1), First));

    [Fact]
    public void Between_OfTheLastDays_IsCounted() => Assert.Equal(0, WorkingDays.Between(new DateOnly(9999, 12, 30), DateOnly.MaxValue));

    [Fact]
    public void Between_AMillionAges_IsCheap()
    {
        DateOnly asOf = new(2024, 6, 30);
        Stopwatch watch = Stopwatch.StartNew();
        long sum = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            sum += WorkingDays.Between(asOf.AddDays(-(i % 400)), asOf);
        }

        Assert.True(sum > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
