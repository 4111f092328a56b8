using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>Today is today in Stockholm, whatever the computer's zone.</summary>
[Collection(TestClock.Alone)]
public sealed class TodayTests : IDisposable
{
    private const string Home = "@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Faktiskt utskriven' = '2024-01-20' }";

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("2024-02-05 22:59:59", "2024-02-05", "2024-02-05 23:59:59")]
    [InlineData("2024-02-05 23:00:00", "2024-02-06", "2024-02-06 00:00:00")]
    [InlineData("2024-02-05 23:30:00", "2024-02-06", "2024-02-06 00:30:00")]
    [InlineData("2024-03-30 22:59:59", "2024-03-30", "2024-03-30 23:59:59")]
    [InlineData("2024-03-31 00:59:59", "2024-03-31", "2024-03-31 01:59:59")]
    [InlineData("2024-03-31 01:00:00", "2024-03-31", "2024-03-31 03:00:00")]
    [InlineData("2024-03-31 21:59:59", "2024-03-31", "2024-03-31 23:59:59")]
    [InlineData("2024-03-31 22:00:00", "2024-04-01", "2024-04-01 00:00:00")]
    [InlineData("2024-10-26 22:00:00", "2024-10-27", "2024-10-27 00:00:00")]
    [InlineData("2024-10-27 00:30:00", "2024-10-27", "2024-10-27 02:30:00")]
    [InlineData("2024-10-27 01:30:00", "2024-10-27", "2024-10-27 02:30:00")]
    [InlineData("2024-10-27 22:59:59", "2024-10-27", "2024-10-27 23:59:59")]
    [InlineData("2024-10-27 23:00:00", "2024-10-28", "2024-10-28 00:00:00")]
    public void Today_IsThatOfStockholm(string utc, string today, string asOf)
    {
        using TestClock clock = new(utc);

        ScriptResult result = _session.Run($"{Home} | Get-OutageEpisode -Policy prator-2024-01").Clean();
        ScriptResult order = _session.Run($"{Home} | Get-OutageEpisode -Policy prator-2024-01 | Close-PratorEpisode -Confirm:$false").Clean();

        Assert.Equal(asOf, $"{Assert.Single(result.Output).Value("AsOf"):yyyy-MM-dd HH:mm:ss}");
        Assert.Equal($"ReadyAt Utklar {today}, DischargedAt Faktiskt utskriven 2024-01-20", result.Output[0].Changes());
        Assert.Equal(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(order.Output).Value("OrderedOn"));
    }

    [Fact]
    public void Decision_OfYesterdayInStockholm_IsStale_ThoughItIsStillThatDayInUtc()
    {
        using TestClock clock = new("2024-02-05 22:30");
        ScriptResult decided = _session.Run($"{Home} | Get-OutageEpisode").Clean();
        Assert.Single(_session.Run("$episode | Close-PratorEpisode -Confirm:$false", ("episode", decided.Output[0])).Clean().Output);

        clock.Set("2024-02-05 23:30");
        ScriptResult late = _session.Run("$episode | Close-PratorEpisode -Confirm:$false", ("episode", decided.Output[0]));

        Assert.Empty(late.Output);
        Assert.Equal("DecisionStale", Assert.Single(late.Errors).Id());
        Assert.Contains("2024-02-05", late.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("2024-02-06", late.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_UnnamedAndLongOver_IsRefusedToday()
    {
        using TestClock clock = new("2026-01-15 12:00");

        ScriptResult result = _session.Run($"{Home} | Get-OutageEpisode");

        Assert.Contains("-Policy", result.FailedBy("PolicyStale").ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Inspection_DecidesNothing_SoItNeedsNoPolicy()
    {
        using TestClock clock = new("2026-01-15 12:00");

        Assert.Single(_session.Run("Test-PratorExport -LiteralPath $file", ("file", Repository.Manifest)).Clean().Output);
    }

    [Fact]
    public void AsOf_SetsTheDay_WhateverTheClockSays()
    {
        using TestClock clock = new("2026-01-15 12:00");

        ScriptResult result = _session.Run($"{Home} | Get-OutageEpisode -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false").Clean();

        Assert.Equal(new DateOnly(2024, 2, 5), Assert.Single(result.Output).Value("OrderedOn"));
    }
}
