using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger moves between accounts: its keys come from the environment.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class MovingKeyTests : IClassFixture<ModuleSession>, IDisposable
{
    private const string IdentifierKey = "PRATOR_RECOVERY_IDENTIFIER_KEY";
    private const string ChainKey = "PRATOR_RECOVERY_CHAIN_KEY";

    private readonly LedgerFolder _ledger;

    public MovingKeyTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose()
    {
        SetKeys(null);
        _ledger.Dispose();
    }

    [Fact]
    public void Keys_OfTheEnvironment_TakeItIn_AndOthersDoNot()
    {
        SetKeys(1);
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        Run("Export-RecoveryLedger $file -Ledger $ledger").Clean();

        SetKeys(2);
        ErrorRecord wrong = Run("Import-RecoveryLedger $file -Ledger $new").FailedBy("LedgerKeyWrong");
        SetKeys(null);
        ErrorRecord missing = Run("Import-RecoveryLedger $file -Ledger $new").FailedBy("LedgerKeyMissing");
        SetKeys(1);
        Run("Import-RecoveryLedger $file -Ledger $new").Clean();

        Assert.All([wrong, missing], e =>
        {
            Assert.Equal(ErrorCategory.AuthenticationError, e.CategoryInfo.Category);
            Assert.Contains(ChainKey, e.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.GetEnvironmentVariable(ChainKey)!, $"{e} {e.Exception} {e.ErrorDetails}", StringComparison.Ordinal);
        });
        Assert.Equal([Rows.Patient(1).Replace("-", "", StringComparison.Ordinal)], Run("Get-RecoveryItem -Ledger $new -IncludePatientId").Clean().Texts("PatientId"));
    }

    private ScriptResult Run(string script) => _ledger.Run(script, ("file", _ledger.Of("moved.jsonl")), ("new", _ledger.Of("new.db")));

    private static void SetKeys(byte? number)
    {
        string? key = number is { } all ? Convert.ToBase64String([.. Enumerable.Repeat(all, 32)]) : null;
        Environment.SetEnvironmentVariable(IdentifierKey, key);
        Environment.SetEnvironmentVariable(ChainKey, key);
    }
}
