using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>What -AsOf takes, and which moment in Stockholm it means.</summary>
public sealed class AsOfTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string EndOfDay = "2024-02-05 23:59:59.9999999";

    [Theory]
    [InlineData("'2024-02-05'", EndOfDay)]
    [InlineData("'20240205'", EndOfDay)]
    [InlineData("' 2024-02-05 '", EndOfDay)]
    [InlineData("([datetime]::new(2024, 2, 5))", EndOfDay)]
    [InlineData("([datetime]::new(2024, 2, 5, 0, 0, 0, [System.DateTimeKind]::Utc))", EndOfDay)]
    [InlineData("([System.DateOnly]::new(2024, 2, 5))", EndOfDay)]
    [InlineData("'2024-02-05 00:00'", "2024-02-05 00:00:00.0000000")]
    [InlineData("'2024-02-05 08:00'", "2024-02-05 08:00:00.0000000")]
    [InlineData("'2024-02-05T08:00:30'", "2024-02-05 08:00:30.0000000")]
    [InlineData("'2024-02-05T08:00:30.1234567'", "2024-02-05 08:00:30.0000000")]
    [InlineData("'2024-02-05T08:00:30.9+01:00'", "2024-02-05 08:00:30.0000000")]
    [InlineData("'2024-02-05 23:30:00.000Z'", "2024-02-06 00:30:00.0000000")]
    [InlineData("'2024-02-05T23:30Z'", "2024-02-06 00:30:00.0000000")]
    [InlineData("'2024-02-05T23:30+01:00'", "2024-02-05 23:30:00.0000000")]
    [InlineData("'2024-02-05T23:30-05:00'", "2024-02-06 05:30:00.0000000")]
    [InlineData("([datetime]::new(2024, 2, 5, 8, 0, 0))", "2024-02-05 08:00:00.0000000")]
    [InlineData("([datetime]::new(2024, 2, 5, 23, 30, 0, [System.DateTimeKind]::Utc))", "2024-02-06 00:30:00.0000000")]
    [InlineData("([datetimeoffset]::new(2024, 2, 5, 23, 30, 0, [timespan]::Zero))", "2024-02-06 00:30:00.0000000")]
    [InlineData("([datetimeoffset]::new(2024, 2, 5, 23, 30, 0, [timespan]::FromHours(1)))", "2024-02-05 23:30:00.0000000")]
    [InlineData("([psobject]'2024-02-05')", EndOfDay)]
    [InlineData("2024-02-05", EndOfDay)]
    public void AsOf_MeansAMomentInThePolicysZone(string written, string expected)
    {
        ScriptResult result = session.Run(
            $"@{{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' }} | Get-OutageEpisode -AsOf {written}\n@{{ SipId = 'S1' }} | Resolve-SipAction -AsOf {written}").Clean();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.Output, o => Assert.Equal(expected, $"{Assert.IsType<DateTime>(o.Value("AsOf")):yyyy-MM-dd HH:mm:ss.fffffff}"));
    }

    [Theory]
    [InlineData("'i morgon'")]
    [InlineData("'2024-02-30'")]
    [InlineData("'05/02/2024'")]
    [InlineData("'2024-02-05 8:00'")]
    [InlineData("'2024-02-05 08:00.5'")]
    [InlineData("'2024-02-05 08:00:30.'")]
    [InlineData("''")]
    [InlineData("42")]
    [InlineData("@(1, 2)")]
    public void AsOf_ThatIsNoDate_EndsTheCall(string written)
    {
        foreach (string script in new[]
        {
            $"@{{ VårdtillfälleId = 'V1' }} | Get-OutageEpisode -AsOf {written}",
            $"@{{ SipId = 'S1' }} | Resolve-SipAction -AsOf {written}",
            $"Test-PratorExport -LiteralPath x.csv -AsOf {written}",
            $"@{{ VårdtillfälleId = 'V1' }} | Get-OutageEpisode -AsOf 2024-02-05 | Close-PratorEpisode -AsOf {written}",
        })
        {
            ScriptResult result = session.Run(script);

            System.Management.Automation.ErrorRecord error = result.FailedBy("AsOfInvalid");
            Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
            Assert.Contains("-AsOf", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("yyyy-MM-dd", error.ToString(), StringComparison.Ordinal);
            Assert.NotNull(error.TargetObject);
            Assert.Empty(result.Output);
        }
    }

    [Theory]
    [InlineData("2024-01-20", "E-CONFLICT")]
    [InlineData("2024-02-01", "E2-AGREED")]
    [InlineData("2024-01-31", "E2")]
    public void AsOf_IsTheDayThatIsDecidedFor(string asOf, string rule)
    {
        ScriptResult result = session.Run(
            "@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-30'; 'Omfattande insatser' = 'Ja'; Överenskommelse = '2024-02-01' } | Get-OutageEpisode -AsOf $asOf",
            ("asOf", asOf)).Clean();

        Assert.Equal([rule], result.Texts("Rule"));
    }

    [Theory]
    [InlineData("2024-05-01")]
    [InlineData("2024-05-02 08:00")]
    [InlineData("2023-11-01")]
    public void AsOf_UpToNinetyDaysPastTheRestoration_NeedsNoPolicy(string asOf) =>
        Assert.Single(session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf $asOf", ("asOf", asOf)).Clean().Output);

    [Theory]
    [InlineData("2024-05-02 08:01")]
    [InlineData("2024-05-03")]
    [InlineData("2031-09-10")]
    public void AsOf_LaterThanThat_NeedsAPolicyByName(string asOf)
    {
        foreach (string cmdlet in new[] { "@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode", "@{ SipId = 'S1' } | Resolve-SipAction" })
        {
            ScriptResult result = session.Run($"{cmdlet} -AsOf $asOf", ("asOf", asOf));

            System.Management.Automation.ErrorRecord error = result.FailedBy("PolicyStale");
            Assert.Contains("-Policy prator-2024-01", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("2024-02-02", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(System.Management.Automation.ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
            Assert.Empty(result.Output);
            Assert.Single(session.Run($"{cmdlet} -AsOf $asOf -Policy prator-2024-01", ("asOf", asOf)).Clean().Output);
        }
    }
}
