using System.Globalization;
using Prator.Recovery.Core.Calendar;
using Xunit;

namespace Prator.Recovery.Core.Tests.Calendar;

public sealed class SwedishDaysOffTests
{
    private static readonly Dictionary<DayOff, string> SwedishNames = new()
    {
        [DayOff.NewYearsDay] = "nyårsdagen",
        [DayOff.Epiphany] = "trettondedag jul",
        [DayOff.GoodFriday] = "långfredagen",
        [DayOff.EasterDay] = "påskdagen",
        [DayOff.EasterMonday] = "annandag påsk",
        [DayOff.MayDay] = "första maj",
        [DayOff.AscensionDay] = "Kristi himmelsfärdsdag",
        [DayOff.WhitSunday] = "pingstdagen",
        [DayOff.WhitMonday] = "annandag pingst",
        [DayOff.NationalDay] = "nationaldagen",
        [DayOff.MidsummersEve] = "midsommarafton",
        [DayOff.MidsummersDay] = "midsommardagen",
        [DayOff.AllSaintsDay] = "alla helgons dag",
        [DayOff.ChristmasEve] = "julafton",
        [DayOff.ChristmasDay] = "juldagen",
        [DayOff.BoxingDay] = "annandag jul",
        [DayOff.NewYearsEve] = "nyårsafton",
    };

    /// <summary>Every day of 1990 to 2099.</summary>
    [Fact]
    public void EveryDay_IsWhatTheLawSays()
    {
        for (int year = 1990; year <= 2099; year++)
        {
            ILookup<DateOnly, string> off = SwedishDaysOff.Of(year).ToLookup(d => d.Day, d => SwedishNames[d.Name]);
            int told = 0;
            for (DateOnly day = new(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                Assert.Equal(PlainCalendar.NamesOf(day).Order(), off[day].Order());
                told += off[day].Count();
            }

            Assert.Equal(16, told);
        }
    }

    /// <summary>As printed in almanacs.</summary>
    [Fact]
    public void Easter_IsThatOfTheAlmanac()
    {
        const string Almanac =
            "2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12 " +
            "2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 " +
            "2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2038-04-25";
        DateOnly[] printed = [.. Almanac.Split(' ').Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

        Assert.Equal(printed, printed.Select(d => SwedishDaysOff.Of(d.Year).Single(o => o.Name == DayOff.EasterDay).Day));
    }

    [Fact]
    public void NationalDay_TakesThePlaceOfWhitMondayIn2005()
    {
        Assert.Contains((new DateOnly(2004, 5, 31), DayOff.WhitMonday), SwedishDaysOff.Of(2004));
        Assert.DoesNotContain(SwedishDaysOff.Of(2004), d => d.Name == DayOff.NationalDay);
        Assert.Contains((new DateOnly(2005, 6, 6), DayOff.NationalDay), SwedishDaysOff.Of(2005));
        Assert.DoesNotContain(SwedishDaysOff.Of(2005), d => d.Name == DayOff.WhitMonday);
    }

    [Fact]
    public void TwoOnOneDay_AreBothTold() =>
        Assert.Equal(
            [DayOff.MayDay, DayOff.AscensionDay],
            SwedishDaysOff.Of(2008).Where(d => d.Day == new DateOnly(2008, 5, 1)).Select(d => d.Name).Order());

    [Theory]
    [InlineData(1582)]
    [InlineData(10_000)]
    public void YearWithoutEaster_IsRefused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => SwedishDaysOff.Of(year));
}
