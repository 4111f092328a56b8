using System.Management.Automation;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

public sealed class FileRedecideTests(ModuleSession session) : RedecideTests(session, ledger: null);

public sealed class TeamRedecideTests(ModuleSession session) : RedecideTests(session, Connection())
{
    private static string Connection()
    {
        PostgresCluster.Need();
        return PostgresCluster.Shared.Connection($"Search Path=redecide_{UniqueName.Next()}");
    }
}

/// <summary>Import-PratorExport -Redecide: another policy decides a ledger's items again, without files.</summary>
public abstract class RedecideTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _folder;
    private readonly string _policy;

    protected RedecideTests(ModuleSession session, string? ledger)
    {
        _folder = new LedgerFolder(session, ledger);
        _policy = _folder.Write(
            "other.yaml",
            File.ReadAllText(Checkout.PathOf("module/policies/prator-2024-01.yaml"))
                .Replace("firstDayWithoutData: 2024-01-17", "firstDayWithoutData: 2024-01-08", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    [Fact]
    public void AnotherPolicy_DecidesEverything_AndIsTheLedgersFromThenOn()
    {
        _folder.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Closed(3, "2024-02-05")).Clean();
        _folder.Order("2024-02-05").Clean();
        Assert.Equal(["Ordered", "Ordered", "Settled"], _folder.States());

        PSObject result = Assert.Single(Redecide().Clean().Output);
        Assert.Equal(("2", "prator-2024-01"), (result.Text("DecidedDifferently"), result.Text("Policy")));
        Assert.Equal(["Review", "Review", "None"], _folder.Run("Get-RecoveryItem -Ledger $ledger").Clean().Texts("Action"));
        Assert.Contains("decided again", _folder.Run("Get-RecoveryAudit -Ledger $ledger -Kind Imported").Clean().Texts("Detail")[^1], StringComparison.Ordinal);
        Assert.Equal("True", _folder.Test().Text("IsValid"));

        Assert.Equal("True", Assert.Single(Redecide().Clean().Output).Text("IsRepeat"));
        _folder.Run("Set-RecoveryDecision V1 -Fact DischargedAt -Value 2024-01-28 -Ledger $ledger").Clean();
        Assert.NotEqual("E4", _folder.Run("Get-RecoveryItem -Ledger $ledger -Reference V1").Clean().Output[0].Text("Rule"));
        Assert.Equal(["prator-2024-02-05.csv"], _folder.Run("(Get-RecoverySummary -Ledger $ledger).Files").Clean().Texts("Name"));
    }

    [Fact]
    public void WhatIf_ChangesNothing()
    {
        _folder.Import("2024-02-05", Rows.Home(1)).Clean();
        Assert.Empty(Redecide("-WhatIf").Clean().Output);
        Assert.Equal(["Close"], _folder.Run("Get-RecoveryItem -Ledger $ledger").Clean().Texts("Action"));
    }

    [Fact]
    public void ADayOrFiles_AreRefused()
    {
        _folder.Import("2024-02-05", Rows.Home(1)).Clean();
        Assert.Equal("AsOfNotWanted", Redecide("-AsOf 2024-02-06").FailedBy("AsOfNotWanted").Id());
        Assert.NotNull(Redecide("-Episode nothing.csv").Failure);
    }

    [Fact]
    public void APolicyThatNobodyNamed_MustNotBeOld()
    {
        _folder.Import("2025-02-05", Rows.Home(1)).FailedBy("PolicyStale");
        _folder.Run("Import-PratorExport -Policy prator-2024-01 -Episode $export -Ledger $ledger -AsOf 2025-02-05", ("export", _folder.Write("late.csv", Files.Row.Csv([Rows.Home(1)])))).Clean();
        _folder.Run("Import-PratorExport -Redecide -Ledger $ledger").FailedBy("PolicyStale");
        Assert.Equal("True", Assert.Single(_folder.Run("Import-PratorExport -Redecide -Policy prator-2024-01 -Ledger $ledger").Clean().Output).Text("IsRepeat"));
    }

    private ScriptResult Redecide(string more = "") => _folder.Run($"Import-PratorExport -Redecide -Policy $policy -Ledger $ledger {more}", ("policy", _policy));
}
