using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Get-RecoveryAudit: what the log says, by item, account, command, kind and time.</summary>
public sealed class AuditTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public AuditTests(ModuleSession session)
    {
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05"), Rows.Home(2)).Clean();
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Everything_IsTold_InOrder_WithoutAnyPatient()
    {
        ScriptResult result = Audit("").Clean();

        Assert.Equal("Imported", result.Output[0].Text("Kind"));
        Assert.Equal(result.Output.Select(e => (long)e.Value("Seq")!).Order(), result.Output.Select(e => (long)e.Value("Seq")!));
        Assert.All(result.Output, e => Assert.Equal(ActingName(), e.Text("Actor")));
        Assert.All(result.Texts("Detail"), d => Assert.DoesNotContain("19500101", d ?? string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Item_HasItsOwnEvents()
    {
        Assert.Equal(_ledger.Events(1), Audit("-Id 1").Clean().Texts("Kind"));
        Assert.Equal(_ledger.Events(1), _ledger.Run("Get-RecoveryItem -Ledger $ledger -Id 1 | Get-RecoveryAudit -Ledger $ledger").Clean().Texts("Kind"));
        Assert.Empty(_ledger.Run("@() | Get-RecoveryAudit -Ledger $ledger").Clean().Output);
    }

    [Fact]
    public void Kinds_AreFiltered()
    {
        Assert.Equal(["Ordered", "Ordered", "Verified"], Audit("-Kind Ordered,Verified").Clean().Texts("Kind"));
        Assert.Contains("Utklar", Audit("-Kind Ordered").Clean().Texts("Detail")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Cmdlets_AndActors_AreFiltered()
    {
        Assert.All(Audit("-Cmdlet 'Close-*'").Clean().Texts("Cmdlet"), c => Assert.Equal("Close-PratorEpisode", c));
        Assert.NotEmpty(Audit("-Cmdlet 'Close-*'").Output);
        Assert.NotEmpty(Audit($"-Actor '{ActingName()}'").Clean().Output);
        Assert.Empty(Audit("-Actor nobody-at-all").Clean().Output);
    }

    [Fact]
    public void Time_IsFiltered_ByWhenItWasDone()
    {
        int all = Audit("").Clean().Output.Count;

        Assert.Equal(all, Audit("-After 2024-02-05").Clean().Output.Count);
        Assert.Empty(Audit("-Before 2024-02-05").Clean().Output);
        Assert.Empty(Audit("-After 2999-01-01").Clean().Output);
        Assert.Equal(all, Audit("-Before 2999-01-01").Clean().Output.Count);
        Audit("-After 'i går'").FailedBy("DateInvalid");
    }

    private static string ActingName() => OperatingSystem.IsWindows() ? $@"{Environment.UserDomainName}\{Environment.UserName}" : Environment.UserName;

    private ScriptResult Audit(string arguments) => _ledger.Run($"Get-RecoveryAudit -Ledger $ledger {arguments}");
}
