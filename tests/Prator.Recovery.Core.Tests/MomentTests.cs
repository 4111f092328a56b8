using CsCheck;
using Prator.Recovery.Core.Items;
using Xunit;

namespace Prator.Recovery.Core.Tests;

public sealed class MomentTests
{
    private const int Samples = 20_000;

    /// <summary>Few days and few times, so that equal dates and equal moments are common.</summary>
    private static readonly Gen<DateOnly> NearDay = Gen.Int[0, 3].Select(n => new DateOnly(2024, 1, 30).AddDays(n));

    private static readonly Gen<long> NearTick = Gen.OneOf(0L, 1L, TimeSpan.TicksPerHour * 8, TimeSpan.TicksPerDay - 1);

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<long> AnyTick = Gen.Long[0, TimeSpan.TicksPerDay - 1];

    private static readonly Gen<DateTime> AnyTime = Gen.OneOf(
        Gen.Select(AnyDay, AnyTick, Clock),
        Gen.Select(NearDay, NearTick, Clock));

    private static readonly Gen<Moment> Timed = AnyTime.Select(Moment.At);

    private static readonly Gen<Moment> Bare = Gen.OneOf(AnyDay, NearDay).Select(Moment.On);

    private static readonly Gen<Moment> Set = Gen.OneOf(Timed, Bare);

    private static readonly Gen<Moment> Any = Gen.Frequency((1, Gen.Const(Moment.Missing)), (6, Set));

    [Fact]
    public void Order_TwoTimed_IsThatOfTheClock() =>
        Gen.Select(AnyTime, AnyTime).Sample(
            (a, b) =>
            {
                Assert.Equal(a < b, Moment.IsBefore(Moment.At(a), Moment.At(b)));
                Assert.Equal(a <= b, Moment.IsOnOrBefore(Moment.At(a), Moment.At(b)));
                Assert.Equal(a > b, Moment.IsAfter(Moment.At(a), Moment.At(b)));
                Assert.Equal(a >= b, Moment.IsOnOrAfter(Moment.At(a), Moment.At(b)));
            },
            iter: Samples);

    [Fact]
    public void Order_TwoTimed_IsTotal() =>
        Gen.Select(Timed, Timed).Sample(
            (a, b) => Assert.Equal(1, Count(Moment.IsBefore(a, b), a == b, Moment.IsAfter(a, b))),
            iter: Samples);

    [Fact]
    public void Order_ThreeTimed_IsTransitive() =>
        Gen.Select(Timed, Timed, Timed).Sample(
            (a, b, c) =>
            {
                Moment[] sorted = [a, b, c];
                Array.Sort(sorted, (x, y) => Moment.IsBefore(x, y) ? -1 : Moment.IsAfter(x, y) ? 1 : 0);
                Assert.True(Moment.IsOnOrBefore(sorted[0], sorted[1]) && Moment.IsOnOrBefore(sorted[1], sorted[2]) && Moment.IsOnOrBefore(sorted[0], sorted[2]));
            },
            iter: Samples);

    [Fact]
    public void Order_EitherIsBare_ComparesDates() =>
        Gen.Select(Bare, Set).Sample(
            (bare, other) =>
            {
                Assert.Equal(bare.Date < other.Date, Moment.IsBefore(bare, other));
                Assert.Equal(bare.Date <= other.Date, Moment.IsOnOrBefore(bare, other));
                Assert.Equal(bare.Date > other.Date, Moment.IsAfter(bare, other));
                Assert.Equal(bare.Date >= other.Date, Moment.IsOnOrAfter(bare, other));
                Assert.Equal(other.Date < bare.Date, Moment.IsBefore(other, bare));
                Assert.Equal(other.Date <= bare.Date, Moment.IsOnOrBefore(other, bare));
                Assert.Equal(other.Date > bare.Date, Moment.IsAfter(other, bare));
                Assert.Equal(other.Date >= bare.Date, Moment.IsOnOrAfter(other, bare));
            },
            iter: Samples);

    [Fact]
    public void Order_ByDay_IgnoresTimes() =>
        Gen.Select(Set, Set).Sample(
            (a, b) =>
            {
                Assert.Equal(a.Date < b.Date, Moment.IsBeforeDay(a, b));
                Assert.Equal(a.Date > b.Date, Moment.IsAfterDay(a, b));
            },
            iter: Samples);

    [Fact]
    public void Order_BeforeAndAfter_AreAntisymmetric() =>
        Gen.Select(Any, Any).Sample(
            (a, b) =>
            {
                Assert.False(Moment.IsBefore(a, b) && Moment.IsBefore(b, a));
                Assert.Equal(Moment.IsBefore(a, b), Moment.IsAfter(b, a));
                Assert.False(Moment.IsBeforeDay(a, b) && Moment.IsBeforeDay(b, a));
                Assert.Equal(Moment.IsBeforeDay(a, b), Moment.IsAfterDay(b, a));
                Assert.Equal(Moment.IsOnOrBefore(a, b), Moment.IsOnOrAfter(b, a));
            },
            iter: Samples);

    [Fact]
    public void Order_EitherIsMissing_NeverHolds() =>
        Any.Sample(
            other =>
            {
                foreach (Func<Moment, Moment, bool> comparison in Comparisons)
                {
                    Assert.False(comparison(Moment.Missing, other));
                    Assert.False(comparison(other, Moment.Missing));
                }
            },
            iter: Samples);

    [Fact]
    public void Order_MidnightAndTheBareDate_AreNeitherBeforeNorAfterButDiffer()
    {
        DateOnly day = new(2024, 2, 2);
        Moment bare = Moment.On(day);
        Moment midnight = Moment.At(day.ToDateTime(TimeOnly.MinValue));

        Assert.NotEqual(bare, midnight);
        Assert.False(Moment.IsBefore(bare, midnight) || Moment.IsAfter(bare, midnight));
        Assert.True(Moment.IsOnOrBefore(bare, midnight) && Moment.IsOnOrAfter(bare, midnight));
    }

    [Fact]
    public void ToDateTime_OfATime_GivesTheTime() =>
        AnyTime.Sample(
            time =>
            {
                Moment moment = Moment.At(time);
                Assert.Equal(time, moment.ToDateTime());
                Assert.Equal(DateOnly.FromDateTime(time), moment.Date);
                Assert.True(moment.IsSet && moment.HasTime);
                Assert.Equal(moment, Moment.At(moment.ToDateTime()!.Value));
            },
            iter: Samples);

    [Fact]
    public void ToDateTime_OfABareDate_GivesMidnight() =>
        AnyDay.Sample(
            day =>
            {
                Moment moment = Moment.On(day);
                Assert.Equal(day.ToDateTime(TimeOnly.MinValue), moment.ToDateTime());
                Assert.Equal(day, moment.Date);
                Assert.True(moment.IsSet);
                Assert.False(moment.HasTime);
            },
            iter: Samples);

    [Fact]
    public void EndOf_ADay_IsItsLastTick() =>
        AnyDay.Sample(
            day =>
            {
                Moment end = Moment.EndOf(day);
                Assert.Equal(day.ToDateTime(TimeOnly.MaxValue), end.ToDateTime());
                Assert.True(end.HasTime);
            },
            iter: Samples);

    [Fact]
    public void Missing_IsTheDefault_AndHasNoDate()
    {
        Assert.Equal(default, Moment.Missing);
        Assert.False(Moment.Missing.IsSet);
        Assert.False(Moment.Missing.HasTime);
        Assert.Null(Moment.Missing.ToDateTime());
        Assert.Empty(Moment.Missing.ToString());
        Assert.Throws<InvalidOperationException>(() => Moment.Missing.Date);
    }

    [Fact]
    public void Equality_IsByValue() =>
        Gen.Select(Any, Any).Sample(
            (a, b) =>
            {
                bool same = a.ToDateTime() == b.ToDateTime() && a.HasTime == b.HasTime;
                Assert.Equal(same, a == b);
                Assert.Equal(!same, a != b);
                Assert.Equal(same, a.Equals(b));
                Assert.Equal(same, a.Equals((object)b));
                Assert.Equal(same, a.ToCode() == b.ToCode());
                Assert.True(!same || a.GetHashCode() == b.GetHashCode());
            },
            iter: Samples);

    [Theory]
    [InlineData(0, "2024-02-02 00:00")]
    [InlineData(8 * 3600, "2024-02-02 08:00")]
    [InlineData((23 * 3600) + (59 * 60) + 7, "2024-02-02 23:59:07")]
    public void ToString_OfATime_WritesSecondsOnlyWhereThereAreAny(int second, string expected) =>
        Assert.Equal(expected, Moment.At(new DateTime(2024, 2, 2).AddSeconds(second)).ToString());

    [Fact]
    public void ToString_OfABareDate_HasNoTime() => Assert.Equal("2024-02-02", Moment.On(new DateOnly(2024, 2, 2)).ToString());

    [Fact]
    public void Construction_AtTheEndsOfTheCalendar_KeepsTheirOrder()
    {
        Moment first = Moment.On(DateOnly.MinValue);
        Moment last = Moment.EndOf(DateOnly.MaxValue);

        Assert.True(first.IsSet && last.IsSet);
        Assert.True(Moment.IsBefore(first, last));
        Assert.True(Moment.IsBefore(Moment.At(DateTime.MinValue), last));
        Assert.Equal(DateTime.MaxValue, last.ToDateTime());
    }

    private static readonly Func<Moment, Moment, bool>[] Comparisons =
    [
        Moment.IsBefore, Moment.IsOnOrBefore, Moment.IsAfter, Moment.IsOnOrAfter, Moment.IsBeforeDay, Moment.IsAfterDay,
    ];

    private static DateTime Clock(DateOnly day, long tick) => day.ToDateTime(TimeOnly.MinValue).AddTicks(tick);

    private static int Count(params bool[] holding) => holding.Count(h => h);
}
