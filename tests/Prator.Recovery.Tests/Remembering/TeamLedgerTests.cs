using System.Management.Automation;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>The cmdlets on a ledger in PostgreSQL, each person with an account of their own.</summary>
public sealed class TeamLedgerTests : IClassFixture<ModuleSession>, IDisposable
{
    private static readonly Lock Making = new();

    private readonly string _schema = $"team_{UniqueName.Next()}";
    private readonly PostgresCluster _cluster;
    private readonly LedgerFolder _owner;
    private readonly LedgerFolder _anna;
    private readonly LedgerFolder _bo;

    public TeamLedgerTests(PostgresCluster cluster, ModuleSession session)
    {
        PostgresCluster.Need();
        _cluster = cluster;
        _owner = new LedgerFolder(session, Connection("postgres"));
        _anna = new LedgerFolder(session, Connection("team_anna"));
        _bo = new LedgerFolder(session, Connection("team_bo"));
        _owner.Import("2024-02-05", Rows.Home(1), Asked(2), Asked(3)).Clean();
        GiveRoles();
    }

    public void Dispose()
    {
        _owner.Dispose();
        _anna.Dispose();
        _bo.Dispose();
    }

    [Fact]
    public void OneProposes_AnotherApproves_AndTheLogNamesTheServersAccounts()
    {
        _anna.Run("Set-RecoveryDecision V2 -Action None -Reason 'En testpost.' -Ledger $ledger").Clean();
        Assert.Equal("DecisionRefused", Assert.Single(_anna.Run("Set-RecoveryDecision V2 -Approve -Ledger $ledger").Errors).Id());

        Assert.Contains("Approve None: Review (E5-UNKNOWN), PendingApproval → None (L-DECIDED), Settled", _bo.Run("Set-RecoveryDecision V2 -Approve -WhatIf -Ledger $ledger").Clean().Shown, StringComparison.Ordinal);

        PSObject approved = Assert.Single(_bo.Run("Set-RecoveryDecision V2 -Approve -Ledger $ledger -PassThru").Clean().Output);

        Assert.Equal(("None", "L-DECIDED", "Settled"), (approved.Text("Action"), approved.Text("Rule"), approved.Text("State")));
        Assert.Equal(
            [("Proposed", "team_anna"), ("Approved", "team_bo")],
            _owner.Run("Get-RecoveryAudit -Ledger $ledger -Kind Proposed, Approved").Clean().Output.Select(e => (e.Text("Kind")!, e.Text("Actor")!)));
        Assert.Equal("True", _owner.Test().Text("IsValid"));
    }

    [Fact]
    public void SecondAnswer_IsAConflict_ThatShowsTheFirst()
    {
        _anna.Run("Set-RecoveryDecision V2 -Fact DischargedAt -Value 2024-01-30 -Ledger $ledger").Clean();

        ErrorRecord error = Assert.Single(_bo.Run("Set-RecoveryDecision V2, V3 -Fact DischargedAt -Value 2024-01-29 -Ledger $ledger").Errors);

        Assert.Equal("DecisionConflict", error.Id());
        Assert.Contains("team_anna", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("DischargedAt = 2024-01-30", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Waiting", "Waiting", "Waiting"], _owner.States());
        Assert.Equal(["DischargedAt = 2024-01-30", "DischargedAt = 2024-01-29"], _owner.Run("Get-RecoveryAudit -Ledger $ledger -Kind Answered").Clean().Texts("Detail"));
    }

    [Fact]
    public void WhatSomebodyDecidedSinceIsRead_IsNotOverlooked()
    {
        ScriptResult result = _bo.Run(
            "$item = Get-RecoveryItem -Ledger $ledger -Reference V2; Set-RecoveryDecision V2 -Fact DischargedAt -Value 2024-01-30 -Ledger $anna; $item | Set-RecoveryDecision -Fact Whereabouts -Value Avliden -Ledger $ledger",
            ("anna", Connection("team_anna")));

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("DecisionConflict", error.Id());
        Assert.Contains("team_anna", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Answered: DischargedAt = 2024-01-30", error.Exception.Message, StringComparison.Ordinal);
        _bo.Run("Get-RecoveryItem -Ledger $ledger -Reference V2 | Set-RecoveryDecision -Fact LongTermNeed -Value Nej -Ledger $ledger").Clean();
    }

    [Fact]
    public void TheDayGoesOn_AsOnAFile()
    {
        _owner.Order("2024-02-05").Clean();
        _owner.Import("2024-02-06", Rows.Closed(1, "2024-02-05"), Asked(2), Asked(3)).Clean();

        Assert.Equal(["Verified", "Asked", "Asked"], _owner.States());
        Assert.Equal("3", _owner.Run("Get-RecoverySummary -Ledger $ledger").Clean().Output[0].Text("Items"));
        Assert.Equal(["None", "Review", "Review"], _owner.Decided("2024-02-06").Clean().Texts("Action"));
    }

    [Fact]
    public void WhoMayNotReadIdentifiers_DecidesWithoutThem()
    {
        ScriptResult shown = _anna.Run("Get-RecoveryItem -Ledger $ledger -IncludePatientId");
        Assert.Contains("prator_recovery_identifiers", Assert.Single(shown.Warnings), StringComparison.Ordinal);
        Assert.All(shown.Texts("PatientId"), Assert.Null);
        _anna.Run("Set-RecoveryDecision V3 -Fact Whereabouts -Value Avliden -Ledger $ledger").Clean();
        Assert.Equal("E5-DECEASED", _owner.Run("Get-RecoveryItem -Ledger $ledger -Reference V3").Clean().Output[0].Text("Rule"));
    }

    [Fact]
    public void WhoMayNotReadIdentifiers_IsToldThatNotesStayHidden()
    {
        _anna.Run("Set-RecoveryDecision V2 -Action None -Reason 'En testpost.' -Ledger $ledger").Clean();
        Assert.Empty(_bo.Run("Get-RecoveryItem -Ledger $ledger -State Asked -History").Clean().Warnings);

        ScriptResult shown = _bo.Run("Get-RecoveryItem -Ledger $ledger -State PendingApproval -History -IncludePatientId:$false");

        Assert.Contains("prator_recovery_identifiers", Assert.Single(shown.Clean().Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("testpost", string.Join('\n', Assert.Single(shown.Output).List("History").Select(e => e.Text("Note"))), StringComparison.Ordinal);
        ScriptResult all = _owner.Run("Get-RecoveryItem -Ledger $ledger -State PendingApproval -History").Clean();
        Assert.Empty(all.Warnings);
        Assert.Contains("En testpost.", Assert.Single(all.Output).List("History").Select(e => e.Text("Note")));
    }

    [Fact]
    public void WrongPassword_AndMissingLedger_SayWhatToDo()
    {
        ScriptResult wrong = _owner.Run("Get-RecoveryItem -Ledger $connection", ("connection", $"{Connection("nobody_here")};Password=s3cret"));
        Assert.Equal("LedgerNotAllowed", wrong.FailedBy("LedgerNotAllowed").Id());
        Assert.DoesNotContain("s3cret", wrong.Failure!.ToString(), StringComparison.Ordinal);
        ErrorRecord missing = _owner.Run("Get-RecoveryItem -Ledger $connection", ("connection", _cluster.Connection("Search Path=nothing_here"))).FailedBy("LedgerMissing");
        Assert.Contains("Import-PratorExport", missing.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static string Asked(int number) => Rows.Home(number).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal);

    private string Connection(string user) => _cluster.Connection($"Search Path={_schema}", user);

    private void GiveRoles()
    {
        string script = File.ReadAllText(Checkout.PathOf("module/postgres/roles.sql"))
            .Replace("SCHEMA prator_recovery", $"SCHEMA {_schema}", StringComparison.Ordinal)
            .Replace("prator_recovery.", $"{_schema}.", StringComparison.Ordinal);
        lock (Making)
        {
            _cluster.Run(script);
            foreach (string account in new[] { "team_anna", "team_bo" })
            {
                _cluster.Run($"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{account}') THEN CREATE ROLE {account} LOGIN; END IF; END $$; GRANT prator_recovery_writer TO {account}");
            }
        }
    }
}
