using System.Management.Automation;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger moves to PostgreSQL and back through the cmdlets.</summary>
public sealed class PostgresMovingTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;
    private readonly string _schema = $"moved_{UniqueName.Next()}";
    private readonly string _server;

    public PostgresMovingTests(ModuleSession session)
    {
        PostgresCluster.Need();
        _server = PostgresCluster.Shared.Connection($"Search Path={_schema};Application Name=s3cret");
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Broken(3));
        _ledger.Order("2024-02-05").Clean();
        Run("Export-RecoveryLedger $file -Ledger $ledger").Clean();
    }

    private string File => _ledger.Of("moved.jsonl");

    public void Dispose() => _ledger?.Dispose();

    [Fact]
    public void ThereAndBack_IsTheSame()
    {
        Run("Import-RecoveryLedger $file -Ledger $server").Clean();
        Run("Export-RecoveryLedger $second -Ledger $server").Clean();
        Run("Import-RecoveryLedger $second -Ledger $new").Clean();

        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(_ledger.Of("second.jsonl")));
        IReadOnlyList<string?> before = Items("$ledger");
        Assert.NotEmpty(before);
        Assert.Equal(before, Items("$server"));
        Assert.Equal(before, Items("$new"));
        Assert.Equal(["True", "True"], Run("$server, $new | ForEach-Object { Test-RecoveryLedger -Ledger $_ }").Clean().Texts("IsValid"));
    }

    [Fact]
    public void SchemaThatIsTaken_IsRefused_AndTheConnectionNotShown()
    {
        Run("Import-RecoveryLedger $file -Ledger $server").Clean();

        ErrorRecord taken = Run("Import-RecoveryLedger $file -Ledger $server").FailedBy("LedgerTaken");
        PostgresCluster.Shared.Run($"CREATE SCHEMA {_schema}_2; CREATE TABLE {_schema}_2.theirs (id int)");
        ErrorRecord foreign = _ledger.Run("Import-RecoveryLedger $file -Ledger $other", ("file", File), ("other", PostgresCluster.Shared.Connection($"Search Path={_schema}_2"))).FailedBy("LedgerForeign");

        Assert.All([taken, foreign], e => Assert.DoesNotContain("s3cret", $"{e} {e.TargetObject} {e.ErrorDetails}", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_MakesNoSchema()
    {
        Assert.Contains("What if", Run("Import-RecoveryLedger $file -Ledger $server -WhatIf").Clean().Shown, StringComparison.Ordinal);

        Run("Test-RecoveryLedger -Ledger $server").FailedBy("LedgerMissing");
    }

    private IReadOnlyList<string?> Items(string ledger) => [.. Run(
        $"Get-RecoveryItem -Ledger {ledger} -AsOf 2024-02-07 -History | ForEach-Object {{ \"$($_.Id) $($_.Reference) $($_.Action) $($_.State) $($_.Owner) $($_.Unit) $($_.Question) $($_.History -join '|')\" }}").Clean().Output.Select(o => o.ToString())];

    private ScriptResult Run(string script) => _ledger.Run(script, ("file", File), ("second", _ledger.Of("second.jsonl")), ("new", _ledger.Of("new.db")), ("server", _server));
}
