using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger without its keys, and one whose retention ends.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class LedgerKeyTests : IClassFixture<ModuleSession>, IDisposable
{
    private const string IdentifierKey = "PRATOR_RECOVERY_IDENTIFIER_KEY";
    private const string ChainKey = "PRATOR_RECOVERY_CHAIN_KEY";

    private readonly LedgerFolder _ledger;

    public LedgerKeyTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(IdentifierKey, null);
        Environment.SetEnvironmentVariable(ChainKey, null);
        _ledger.Dispose();
    }

    [Fact]
    public void Import_WithoutTheIdentifiersKey_IsRefused_AndTheLedgerStillVerifies()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.LoseKey("identifiers");

        ErrorRecord error = _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).FailedBy("LedgerKeyMissing");

        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains(IdentifierKey, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(true, _ledger.Test().Value("IsValid"));
        Assert.Equal(["Waiting"], _ledger.States());
    }

    [Fact]
    public void Chain_WithoutItsKey_CantBeVerified()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.LoseKey("chain");

        Assert.Contains(ChainKey, _ledger.Run("Test-RecoveryLedger -Ledger $ledger").FailedBy("LedgerKeyMissing").ErrorDetails.Message, StringComparison.Ordinal);
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).FailedBy("LedgerKeyMissing");
    }

    [Fact]
    public void Keys_FromTheEnvironment_AreUsed_AndWrongOnesRefused()
    {
        SetKeys(1);
        ScriptResult made = _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        Assert.Contains(made.Warnings, w => w.Contains(IdentifierKey, StringComparison.Ordinal) && w.Contains(ChainKey, StringComparison.Ordinal));
        Assert.Equal(true, _ledger.Test().Value("IsValid"));

        SetKeys(2);
        ErrorRecord error = _ledger.Import("2024-02-06", Rows.Home(1)).FailedBy("LedgerKeyWrong");
        Assert.DoesNotContain(Environment.GetEnvironmentVariable(IdentifierKey)!, $"{error} {error.Exception} {error.ErrorDetails}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdentifierKey, "Get-RecoverySummary State -Ledger $ledger", "Name", "Waiting")]
    [InlineData(ChainKey, "Get-RecoverySummary State -Ledger $ledger", "Name", "Waiting")]
    [InlineData(IdentifierKey, "Get-RecoveryItem -Ledger $ledger -IncludePatientId", "State", "Waiting")]
    [InlineData(IdentifierKey, "Get-RecoveryItem -Ledger $ledger -IncludePatientId", "PatientId", null)]
    [InlineData(IdentifierKey, "Resolve-SipAction -Ledger $ledger -AsOf 2024-02-05 | ForEach-Object Rule", null, null)]
    [InlineData(IdentifierKey, "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -IncludePatientId", "Rule", "E4")]
    public void WrongKey_OfTheEnvironment_HidesIdentifiers_WithOneWarning(string variable, string script, string? property, string? expected)
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        Environment.SetEnvironmentVariable(variable, Convert.ToBase64String(new byte[32]));

        ScriptResult told = _ledger.Run(script).Clean();

        Assert.Equal(property is null ? [] : [expected], property is null ? [] : told.Texts(property));
        string warning = Assert.Single(told.Warnings);
        Assert.Contains(variable, warning, StringComparison.Ordinal);
        Assert.Contains("Give the key", warning, StringComparison.Ordinal);
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).FailedBy("LedgerKeyWrong");
    }

    [Fact]
    public void Remove_EndsTheRetention_AndLeavesCountsAndChain()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        string? noted = _ledger.Test().Text("Head");
        int keys = Directory.GetFiles(LedgerFolder.Keys, "*.identifiers.key").Length;

        ScriptResult removed = _ledger.Run("Remove-RecoveryData -Ledger $ledger -Confirm:$false -Verbose").Clean();

        PSObject told = Assert.Single(removed.Output);
        Assert.Equal(true, told.Value("IsKeyGone"));
        Assert.Equal(keys - 1, Directory.GetFiles(LedgerFolder.Keys, "*.identifiers.key").Length);
        Assert.Contains(removed.Verbose, v => v.Contains("stay", StringComparison.Ordinal));
        PSObject test = _ledger.Test($"-Head {noted}");
        Assert.Equal((true, 2L), ((bool)test.Value("IsValid")!, (long)test.Value("Items")!));
        Assert.Equal(told.Text("Head"), test.Text("Head"));
        _ledger.Import("2024-02-06", Rows.Home(1)).FailedBy("LedgerEnded");
        _ledger.Run("Remove-RecoveryData -Ledger $ledger -Confirm:$false").FailedBy("LedgerEnded");
    }

    [Fact]
    public void Remove_OfAKeyFromTheEnvironment_SaysWhoMustDestroyIt()
    {
        SetKeys(1);
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        ScriptResult removed = _ledger.Run("Remove-RecoveryData -Ledger $ledger -Confirm:$false").Clean();

        Assert.Equal(false, Assert.Single(removed.Output).Value("IsKeyGone"));
        Assert.Contains(removed.Warnings, w => w.Contains(IdentifierKey, StringComparison.Ordinal) && w.Contains("keeps it must", StringComparison.Ordinal));
    }

    [Fact]
    public void Remove_AsksFirst_AndWhatIfLeavesEverything()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        IReadOnlyDictionary<string, string> before = _ledger.Content();

        ScriptResult result = _ledger.Run("Remove-RecoveryData -Ledger $ledger -WhatIf").Clean();

        Assert.Empty(result.Output);
        Assert.Contains("for good", result.Shown, StringComparison.Ordinal);
        Assert.Equal(before, _ledger.Content());
        Assert.Equal("High", _ledger.Run("(Get-Command Remove-RecoveryData).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact").Clean().Output.Single().ToString());
    }

    private static void SetKeys(byte seed)
    {
        Environment.SetEnvironmentVariable(IdentifierKey, Convert.ToBase64String([.. Enumerable.Repeat(seed, 32)]));
        Environment.SetEnvironmentVariable(ChainKey, Convert.ToBase64String([.. Enumerable.Repeat((byte)(seed + 100), 32)]));
    }
}
