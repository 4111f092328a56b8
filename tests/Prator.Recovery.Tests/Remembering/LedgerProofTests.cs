using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Test-RecoveryLedger says whether a ledger is as it was written.</summary>
public sealed class LedgerProofTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public LedgerProofTests(ModuleSession session)
    {
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Sound_IsValid_AndGivesTheHead()
    {
        PSObject told = _ledger.Test("-Strict");

        Assert.Equal("Prator.Recovery.LedgerTest", told.BaseObject.GetType().FullName);
        Assert.Equal(true, told.Value("IsValid"));
        Assert.Equal(2L, told.Value("Items"));
        Assert.Matches("^[0-9]+-[0-9a-f]{32}$", told.Text("Head"));
        Assert.Empty(told.List("Breaks"));
    }

    [Fact]
    public void Head_ThatWasNoted_IsStillThere()
    {
        string? noted = _ledger.Test().Text("Head");
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(3)).Clean();

        Assert.Equal(true, _ledger.Test($"-Head {noted}").Value("IsValid"));
    }

    [Fact]
    public void Head_OfAnotherForm_IsRefused() =>
        _ledger.Run("Test-RecoveryLedger -Ledger $ledger -Head 12-abc").FailedBy("HeadInvalid");

    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'Vinga', 'Ekhamn') WHERE seq = 2")]
    [InlineData("DELETE FROM entry WHERE seq = 2")]
    [InlineData("UPDATE item SET municipality = 'Ekhamn' WHERE id = 1")]
    public void Edit_IsFound(string sql)
    {
        long items = _ledger.States().Count;
        _ledger.Edit(sql);

        ScriptResult told = _ledger.Run("Test-RecoveryLedger -Ledger $ledger").Clean();
        ScriptResult strict = _ledger.Run("Test-RecoveryLedger -Ledger $ledger -Strict");

        Assert.Equal(false, Assert.Single(told.Output).Value("IsValid"));
        Assert.NotEmpty(told.Output[0].List("Breaks"));
        Assert.Equal(items, told.Output[0].Value("Items"));
        strict.FailedBy("LedgerFaulty");
        Assert.Equal(ErrorCategory.InvalidResult, strict.Failure!.CategoryInfo.Category);
    }

    [Fact]
    public void Truncation_IsFound_ByANotedHead()
    {
        string? noted = _ledger.Test().Text("Head");
        _ledger.Edit("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)");

        Assert.Equal(false, _ledger.Test($"-Head {noted}").Value("IsValid"));
    }
}
