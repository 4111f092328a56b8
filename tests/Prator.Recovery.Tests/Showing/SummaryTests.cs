using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

public sealed class SummaryTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly string[] Rows =
    [
        "Id=1; Skapad=2024-01-20; Enhet=Medicin; Kommun=Vinga; Ansvarig=Kim",
        "Id=2; Skapad=2024-01-20; Enhet=medicin; Kommun=Vinga; Ansvarig=Robin",
        "Id=3; Skapad=2024-02-03; Enhet=Kirurgi; Kommun=; Ansvarig=Kim",
        "Id=4; Enhet=Kirurgi; Kommun=Ekhamn; Ansvarig=",
        "Id=4; Enhet=Kirurgi; Kommun=Ekhamn; Ansvarig=",
        "Id=5; Skapad=igår; Enhet=Kirurgi; Kommun=Ekhamn; Ansvarig=Kim",
    ];

    [Theory]
    [InlineData("", "Register 1, ContinueManually 2, Review 1")]
    [InlineData("Action", "Register 1, ContinueManually 2, Review 1")]
    [InlineData("-By Rule", "E2 2, E-NODATE 1, E1 1")]
    [InlineData("-By Owner", "Kim 2,  1, Robin 1")]
    [InlineData("-By Unit", "Kirurgi 2, Medicin 2")]
    [InlineData("-By Municipality", "Vinga 2,  1, Ekhamn 1")]
    public void Groups_AreCounted(string by, string expected)
    {
        ScriptResult result = Summary($"$rows | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary {by}");

        Assert.Equal(expected, string.Join(", ", result.Output.Select(g => $"{g.Text("Name")} {g.Value("Count")}")));
        Assert.All(result.Output, g => Assert.Equal("Episode", g.Text("Kind")));
        Assert.All(result.Output, g => Assert.Equal(by.Length == 0 ? "Action" : by.Split(' ')[^1], g.Text("By")));
        Assert.Equal(4, result.Output.Sum(g => (int)g.Value("Count")!));
        Assert.Equal(1.0, result.Output.Sum(g => (double)g.Value("Share")!), 9);
    }

    [Fact]
    public void Balance_IsThatOfTheRows_AndAddsUp()
    {
        ScriptResult result = Summary("$rows | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary");

        Assert.All(result.Output, g => Assert.Equal("6 rows = 4 items + 1 duplicates + 1 rejected", g.Text("Balance")));
        PSObject balance = PSObject.AsPSObject(result.Output[0].Value("Balance"));
        Assert.Equal("6 4 1 1", $"{balance.Value("Rows")} {balance.Value("Items")} {balance.Value("Duplicates")} {balance.Value("Rejected")}");
    }

    [Fact]
    public void Balance_IsThatOfAllRows_ThoughOnlySomeItemsArePiped()
    {
        ScriptResult result = Summary("$rows | Get-OutageEpisode -AsOf 2024-02-05 -Action Register | Get-RecoverySummary");

        Assert.Equal("Register 1 6 rows = 4 items + 1 duplicates + 1 rejected", Assert.Single(result.Output.Select(g => $"{g.Text("Name")} {g.Value("Count")} {g.Text("Balance")}")));
    }

    [Fact]
    public void Balance_OfSeveralCalls_IsTheirSum_AndItemsOfOneCallCountItOnce()
    {
        ScriptResult result = Summary("$first = $rows | Get-OutageEpisode -AsOf 2024-02-05\n$second = $rows | Get-OutageEpisode -AsOf 2024-02-05\n& { $first; $second } | Get-RecoverySummary");

        Assert.All(result.Output, g => Assert.Equal("12 rows = 8 items + 2 duplicates + 2 rejected", g.Text("Balance")));
        Assert.Equal(8, result.Output.Sum(g => (int)g.Value("Count")!));
    }

    [Fact]
    public void Questions_AreCounted()
    {
        ScriptResult result = Summary("$rows | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary");

        Assert.Equal(["Register 1", "ContinueManually 0", "Review 1"], result.Output.Select(g => $"{g.Text("Name")} {g.Value("Questions")}"));
    }

    [Fact]
    public void Kinds_AreCountedApart()
    {
        ScriptResult result = session.Run(
            "& { @{ SipId = 'S1'; Skapad = '2024-02-03' } | Resolve-SipAction -AsOf 2024-02-05; @{ VårdtillfälleId = 'V1' }, @{ VårdtillfälleId = 'V2' } | Get-OutageEpisode -AsOf 2024-02-05 } | Get-RecoverySummary").Clean();

        Assert.Equal(["Episode Review 2 1", "Sip Register 1 1"], result.Output.Select(g => $"{g.Text("Kind")} {g.Text("Name")} {g.Value("Count")} {g.Text("Share")}"));
        Assert.Equal(["2 rows = 2 items + 0 duplicates + 0 rejected", "1 rows = 1 items + 0 duplicates + 0 rejected"], result.Texts("Balance"));
    }

    [Fact]
    public void Policies_AreNamed()
    {
        ScriptResult result = session.Run(
            "$own = @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05\n& { $own; $own | Get-OutageEpisode -AsOf 2031-09-20 -Policy $policy } | Get-RecoverySummary",
            ("policy", Repository.VingaPolicy)).Clean();

        Assert.Equal(["prator-2024-01, vinga-2031-09"], result.Texts("Policy"));
    }

    [Fact]
    public void View_ShowsTheCountsAndTheBalance()
    {
        string shown = session.Show(80, "$rows | Get-OutageEpisode -AsOf 2024-02-05 -ErrorAction Ignore -WarningAction Ignore | Get-RecoverySummary -By Municipality", ("rows", Objects()));

        Assert.Contains("6 rows = 4 items + 1 duplicates + 1 rejected", shown, StringComparison.Ordinal);
        Assert.Contains("(policyprator-2024-01)", string.Concat(shown.Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
        Assert.Matches(@"Vinga\s+2\s+50[.,]0 %\s+0", shown);
        Assert.Matches(@"\(none\)\s+1\s+25[.,]0 %\s+1", shown);
        Assert.All(shown.Split('\n'), l => Assert.True(l.TrimEnd().Length <= 80, l));
    }

    private ScriptResult Summary(string script)
    {
        ScriptResult result = session.Run(script, ("rows", Objects()));
        Assert.Null(result.Failure);
        return result;
    }

    private static PSObject[] Objects() => Row.CustomObjects(Rows.Select(r => Row.Of(r.Replace("Id=", "VårdtillfälleId=", StringComparison.Ordinal))));
}
