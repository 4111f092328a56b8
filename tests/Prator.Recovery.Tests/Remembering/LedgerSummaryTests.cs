using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Get-RecoverySummary -Ledger: where a ledger stands, and what happened since a date.</summary>
public sealed class LedgerSummaryTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public LedgerSummaryTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Summary_CountsByActionAndState_WithBalanceAndHead()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Broken(3));
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Closed(2, "2024-02-05"), Rows.Broken(3), Elsewhere(4));

        PSObject summary = Assert.Single(Summary("-AsOf 2024-02-06").Clean().Output);

        Assert.Equal("Prator.Recovery.LedgerSummary", summary.BaseObject.GetType().FullName);
        Assert.Equal(["Episode Close: 3 (1 waiting, 1 ordered, 1 verified)"], summary.List("Actions").Select(a => a.ToString()));
        Assert.Equal(["Vinga 2", "Ekhamn 1"], summary.List("Municipalities").Select(m => $"{m.Text("Name")} {m.Text("Count")}"));
        Assert.Equal((3L, 0L, 1L), ((long)summary.Value("Items")!, (long)summary.Value("Questions")!, (long)summary.Value("Stale")!));
        Assert.Equal("4 rows = 3 items + 0 duplicates + 1 rejected", summary.Text("Balance"));
        Assert.Equal(1, summary.Value("RejectedOpen"));
        Assert.Equal("prator-2024-01", summary.Text("Policy"));
        Assert.Null(summary.Value("Happened"));
        Assert.Equal(true, _ledger.Test($"-Head {summary.Text("Head")}").Value("IsValid"));
    }

    [Fact]
    public void Since_TellsWhatHappened()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Home(3)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05"), Rows.Closed(2, "2024-02-05", "2024-01-21"), Elsewhere(4)).Clean();

        PSObject since = Happened("2024-02-06");
        PSObject all = Happened("2024-02-05");
        PSObject none = Happened("2999-01-01");

        Assert.Equal((1, 1, 1, 1), (Of(since, "New"), Of(since, "Vanished"), Of(since, "Verified"), Of(since, "Discrepant")));

        // What vanished is no longer in the system, so the policy has another rule for it.
        Assert.Equal((2, 1), (Of(since, "Changed"), Of(since, "DecidedDifferently")));
        Assert.Equal((4, 3), (Of(all, "New"), Of(all, "Ordered")));
        Assert.Equal("Nothing.", none.ToString());
        Assert.StartsWith("1 new, 2 changed, 1 vanished", since.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Action", "Close 3")]
    [InlineData("State", "Waiting 3")]
    [InlineData("Municipality", "Vinga 2,Ekhamn 1")]
    [InlineData("Unit", "Avd 3 3")]
    [InlineData("Owner", "Kim Ek 3")]
    [InlineData("Rule", "E4 3")]
    public void By_GivesALineAGroup(string by, string expected)
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Elsewhere(3)).Clean();

        ScriptResult result = Summary($"-By {by}").Clean();

        Assert.Equal(expected, string.Join(',', result.Output.Select(o => $"{o.Text("Name")} {o.Text("Count")}")));
        Assert.All(result.Output, o => Assert.Equal((by, "Episode"), (o.Text("By"), o.Text("Kind"))));
        Assert.Equal(1.0, result.Output.Sum(o => (double)o.Value("Share")!), 6);
        Assert.All(result.Output, o => Assert.Equal(o.Value("Count"), o.Value("Waiting")));
    }

    [Fact]
    public void By_AndSince_AreNotGivenTogether()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        Summary("-By Owner -Since 2024-02-05").FailedBy("SinceWithBy");
    }

    [Fact]
    public void Since_ThatIsNoDate_IsRefused()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        ErrorRecord error = Summary("-Since yesterday").FailedBy("DateInvalid");

        Assert.Contains("-Since cannot be 'yesterday'", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_OfPipedItems_IsRefused() =>
        _ledger.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary -By State").FailedBy("StateNeedsLedger");

    [Fact]
    public void PipedItems_OfALedger_AreCountedAsBefore()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();

        PSObject line = Assert.Single(_ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Get-RecoverySummary").Clean().Output);

        Assert.Equal(("Close", "2", "2 rows = 2 items + 0 duplicates + 0 rejected"), (line.Text("Name"), line.Text("Count"), line.Text("Balance")));
    }

    private static string Elsewhere(int number) => Rows.Home(number).Replace("Vinga", "Ekhamn", StringComparison.Ordinal);

    private static int Of(PSObject happened, string property) => (int)happened.Value(property)!;

    private PSObject Happened(string since) => PSObject.AsPSObject(Assert.Single(Summary($"-Since {since}").Clean().Output).Value("Happened")!);

    private ScriptResult Summary(string arguments) => _ledger.Run($"Get-RecoverySummary -Ledger $ledger {arguments}");
}
