using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>Objects as rows.</summary>
public sealed class PipelineInputTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Theory]
    [InlineData("[pscustomobject]@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Kvar på sjukhus' = 'Ja' }")]
    [InlineData("@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Kvar på sjukhus' = 'Ja' }")]
    [InlineData("[ordered]@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; 'Kvar på sjukhus' = 'Ja' }")]
    [InlineData("[pscustomobject]@{ EpisodeId = 'V1'; CreatedAt = [datetime]::new(2024, 1, 10); StillInpatient = $true }")]
    [InlineData("@{ episode_id = 'V1'; 'created at' = [datetimeoffset]::new(2024, 1, 10, 8, 0, 0, [timespan]::Zero); stillinpatient = 1 }")]
    [InlineData("@{ 'Ärendenr' = 'V1'; Registrerad = [System.DateOnly]::new(2024, 1, 10); Disposition = 'Permission'; ReadyAt = $null }")]
    [InlineData("$ExecutionContext.InvokeCommand.InvokeScript({ [pscustomobject]@{ VtfId = [psobject]'V1'; SKAPAD = [psobject]'20240110'; 'kvar-pa-sjukhus' = 'JA' } })[0]")]
    public void Rows_OfAnyKind_AreReadByTheirNames(string row)
    {
        ScriptResult result = session.Run($"{row} | Get-OutageEpisode -AsOf 2024-02-05").Clean();

        Assert.Equal(["E3"], result.Texts("Rule"));
        Assert.Equal(["V1"], result.Texts("Reference"));
        Assert.Equal(new DateTime(2024, 1, 10), Assert.IsType<DateTime>(result.Output[0].Value("CreatedAt")).Date);
    }

    [Fact]
    public void Lists_OfSips_MayBeArrays()
    {
        ScriptResult result = session.Run(
            "@{ SipId = 'S1'; Skapad = '2024-01-20'; 'Plan skapad' = '2024-01-25'; 'Möte genomfört' = $true; Goals = @('Bo hemma', 'Gå ut'); Aktiviteter = 'Rehab|Hemtjänst' } | Resolve-SipAction -AsOf 2024-02-05").Clean();

        PSObject sip = Assert.Single(result.Output);
        Assert.Equal("S2", sip.Text("Rule"));
        Assert.Contains("Bo hemma, Gå ut", sip.List("Steps")[2].Text("Text"), StringComparison.Ordinal);
        Assert.Contains("Rehab, Hemtjänst", sip.List("Steps")[2].Text("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_MayBeGivenByParameter_Too()
    {
        ScriptResult result = session.Run("Get-OutageEpisode -InputObject ([pscustomobject]@{ VårdtillfälleId = 'V1' }) -AsOf 2024-02-05").Clean();

        Assert.Equal(["V1"], result.Texts("Reference"));
    }

    [Fact]
    public void Items_PipedBack_AreDecidedAnew_ForAnotherDayAndByAnotherPolicy()
    {
        ScriptResult result = session.Run(
            """
            $first = @{ VårdtillfälleId = 'V1'; Skapad = '2024-02-04' } | Get-OutageEpisode -AsOf 2024-02-03
            $first
            $first | Get-OutageEpisode -AsOf 2024-02-05
            $first | Get-OutageEpisode -AsOf 2031-09-20 -Policy $policy
            """,
            ("policy", Repository.VingaPolicy)).Clean();

        Assert.Equal(["E-CONFLICT", "E1", "A3-UNKNOWN"], result.Texts("Rule"));
        Assert.Equal(["pipeline#1", "pipeline#1", "pipeline#1"], result.Texts("Source"));
    }

    [Fact]
    public void Items_PipedBack_KeepTheirSource()
    {
        using WorkFolder folder = new();
        string file = folder.Write("a.csv", Row.Csv("Personnummer=19850101-9809; Skapad=2024-01-20"));

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 | Get-OutageEpisode -AsOf 2024-02-05", ("file", file)).Clean();

        Assert.Equal(["a.csv#2"], result.Texts("Source"));
        Assert.Equal(["a.csv#2"], result.Texts("Reference"));
    }

    [Fact]
    public void Items_AndRows_MayBeMixed_AndAreComparedWithEachOther()
    {
        ScriptResult result = session.Run(
            "$own = @{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05\n"
            + "& { $own; @{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' }; @{ VårdtillfälleId = 'V1'; Skapad = '2024-01-21' }; @{ VårdtillfälleId = 'V2' } } | Get-OutageEpisode -AsOf 2024-02-05 -Verbose").Clean();

        Assert.Equal(["E-DUPLICATE", "E-DUPLICATE", "E-NODATE"], result.Texts("Rule"));
        Assert.Contains(result.Verbose, v => v.Contains("4 rows = 3 items + 1 duplicates + 0 rejected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@{ SipId = 'S1' } | Resolve-SipAction -AsOf 2024-02-05 | Get-OutageEpisode -AsOf 2024-02-05", "SipAction")]
    [InlineData("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 | Resolve-SipAction -AsOf 2024-02-05", "OutageEpisode")]
    public void Items_OfTheOtherKind_AreAnError(string script, string kind)
    {
        ScriptResult result = session.Run(script);

        ErrorRecord error = result.FailedBy("ItemKindMismatch");
        Assert.Contains(kind, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Pipe episodes to Get-OutageEpisode and SIPs to Resolve-SipAction", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidType, error.CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("& { [System.IO.FileInfo]::new($file); @{ VårdtillfälleId = 'V1' } }")]
    [InlineData("& { @{ VårdtillfälleId = 'V1' }; $file }")]
    [InlineData("& { @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05; $file }")]
    public void Files_AndRows_AreNotMixed(string input)
    {
        using WorkFolder folder = new();
        string file = folder.Write("a.csv", Row.Csv("VårdtillfälleId=V2"));

        ScriptResult result = session.Run($"{input} | Get-OutageEpisode -AsOf 2024-02-05", ("file", file));

        ErrorRecord error = result.FailedBy("PipelineMixed");
        Assert.Contains("two calls", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    public void Objects_ThatNothingIdentifies_AreAnError(string cmdlet, string id)
    {
        ScriptResult result = session.Run($"@{{ Skapad = '2024-01-20' }} | {cmdlet} -AsOf 2024-02-05");

        ErrorRecord error = result.FailedBy("HeaderMissing");
        Assert.Contains(id, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-ImportProfile", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_GivesNothing()
    {
        ScriptResult result = session.Run("@() | Get-OutageEpisode -AsOf 2024-02-05\n@() | Resolve-SipAction -AsOf 2024-02-05").Clean();

        Assert.Empty(result.Output);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Properties_ThatAreNotRead_AreNamedOnceInAWarning()
    {
        ScriptResult result = session.Run(
            "@(1..3 | ForEach-Object { [pscustomobject]@{ VårdtillfälleId = \"V$_\"; Skapad = '2024-01-20'; Rumsfärg = 'hemligblå' } }) | Get-OutageEpisode -AsOf 2024-02-05").Clean();

        string warning = Assert.Single(result.Warnings);
        Assert.Contains("`Rumsfärg`", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hemligblå", warning, StringComparison.Ordinal);
    }
}
