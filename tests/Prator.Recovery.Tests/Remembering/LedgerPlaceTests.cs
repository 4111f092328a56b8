using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Which ledger is meant: -Ledger, else the environment variable, else recovery.yaml, else an error.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class LedgerPlaceTests : IClassFixture<ModuleSession>, IDisposable
{
    private const string Variable = "PRATOR_RECOVERY_LEDGER";

    private readonly LedgerFolder _ledger;

    public LedgerPlaceTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    private static string UserSettings => Path.Combine(Path.GetDirectoryName(LedgerFolder.Keys)!, "recovery.yaml");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        File.Delete(UserSettings);
        _ledger.Dispose();
    }

    [Fact]
    public void Nothing_NamesOne_SoTheErrorSaysAllWaysTo()
    {
        ErrorRecord error = Located("Test-RecoveryLedger").FailedBy("LedgerNotNamed");

        Assert.All(["-Ledger", Variable, Path.Combine(_ledger.Root, "recovery.yaml"), UserSettings, "Import-PratorExport"], w => Assert.Contains(w, error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Variable_ComesBeforeSettings_AndLedgerBeforeBoth()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        File.WriteAllText(_ledger.Of("recovery.yaml"), "ledger: settings.db\n");
        Environment.SetEnvironmentVariable(Variable, _ledger.Of("variable.db"));

        Assert.Equal(_ledger.Of("variable.db"), Located("Test-RecoveryLedger").FailedBy("LedgerMissing").TargetObject);
        Assert.Single(Located("Test-RecoveryLedger -Ledger $ledger").Clean().Output);
    }

    [Fact]
    public void Settings_OfTheLocation_ComeBeforeTheUsers()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        File.WriteAllText(UserSettings, $"ledger: {_ledger.Path}\n");
        ScriptResult user = Located("Test-RecoveryLedger -Verbose").Clean();
        File.WriteAllText(_ledger.Of("recovery.yaml"), "ledger: other/here.db\n");

        Assert.Equal(_ledger.Path, Assert.Single(user.Output).Text("Ledger"));
        Assert.Contains(user.Verbose, v => v.Contains(UserSettings, StringComparison.Ordinal));
        Assert.Contains(_ledger.Of("other"), Located("Test-RecoveryLedger").FailedBy("LedgerFolderMissing").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ledgers: a.db\n", "`ledgers`")]
    [InlineData("ledger: [a.db]\n", "must be a text")]
    [InlineData("ledger: *a\n", "alias")]
    [InlineData("culture: de-DE\n", "`de-DE`; write sv-SE or en-US")]
    [InlineData("culture: sv\n", "`sv`; write")]
    [InlineData("culture: [sv-SE]\n", "must be a text")]
    public void Settings_ThatSaySomethingElse_AreRefused_WithThePlace(string text, string told)
    {
        File.WriteAllText(_ledger.Of("recovery.yaml"), text);

        ErrorRecord error = Located("Test-RecoveryLedger").FailedBy("SettingsRefused");

        Assert.Contains("recovery.yaml:1:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_NameTheLanguage_BeforeTheSession_AndCultureBeforeBoth()
    {
        // The session is Swedish.
        _ledger.Import("2024-02-05", Rows.Home(1).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal), Rows.Broken(5));
        string swedish = Question("");
        File.WriteAllText(_ledger.Of("recovery.yaml"), "culture: en-US\n");
        string english = Question("");

        Assert.Contains("Rätta raden", swedish, StringComparison.Ordinal);
        Assert.Contains("Mend the row", english, StringComparison.Ordinal);
        Assert.Equal(swedish, Question("-Culture sv-SE"));
        Assert.Contains("remains", string.Concat(Located("(Get-RecoverySummary -Ledger $ledger).ToGlance(100, $false)").Clean().Output), StringComparison.Ordinal);
        Assert.Contains("row 2, column", Assert.Single(Located("@{ VårdtillfälleId = 'V1' }, @{ VårdtillfälleId = 'V2'; Skapad = 'nyss' } | Get-OutageEpisode -AsOf 2024-02-05").Errors).ToString(), StringComparison.Ordinal);

        string Question(string switches) => string.Join(' ', Located($"Get-RecoveryItem -Question -Ledger $ledger -AsOf 2024-02-05 {switches}").Clean().Texts("Question"));
    }

    [Fact]
    public void Settings_WithAnotherLanguage_AreRefused_UnlessCultureIsGiven()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        File.WriteAllText(_ledger.Of("recovery.yaml"), "ledger: a.db\nculture: de-DE\n");

        ErrorRecord error = Located("Get-RecoveryItem -Ledger $ledger").FailedBy("SettingsRefused");

        Assert.Contains("recovery.yaml:2:10: `culture` cannot be `de-DE`; write sv-SE or en-US", error.ToString(), StringComparison.Ordinal);
        Located("Get-RecoveryItem -Ledger $ledger -Culture sv-SE").Clean();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=recovery;Username=u;Password=s3cret")]
    [InlineData("Username=u;Password=s3cret; Server = 127.0.0.1; Port=1")]
    [InlineData("postgres://u:s3cret@127.0.0.1:1/recovery")]
    public void Postgres_ThatDoesNotAnswer_IsTold_WithoutItsPassword(string connection)
    {
        ScriptResult given = _ledger.Run("Test-RecoveryLedger -Ledger $connection -Verbose", ("connection", connection));
        Environment.SetEnvironmentVariable(Variable, connection);
        ScriptResult fromVariable = Located("Test-RecoveryLedger -Verbose");

        Assert.All([given, fromVariable], r =>
        {
            ErrorRecord error = r.FailedBy("LedgerUnavailable");
            Assert.Equal(ErrorCategory.OpenError, error.CategoryInfo.Category);
            Assert.DoesNotContain("s3cret", $"{error} {error.CategoryInfo} {error.TargetObject} {string.Join(' ', r.Verbose)}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Import_MakesTheLedgerThatSettingsName()
    {
        File.WriteAllText(_ledger.Of("recovery.yaml"), "ledger: ledger/recovery.db\n");
        _ledger.Write("prator.csv", Files.Row.Csv(Rows.Home(1)));

        ScriptResult result = Located("Import-PratorExport -Episode exports/prator.csv -AsOf 2024-02-05").Clean();

        Assert.True(File.Exists(_ledger.Path));
        Assert.Contains(result.Warnings, w => w.Contains("recovery.yaml` names", StringComparison.Ordinal));
    }

    private ScriptResult Located(string script) => _ledger.Run(
        $"$before = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.Path\n$null = $ExecutionContext.SessionState.Path.SetLocation($root)\ntry {{ {script} }} finally {{ $null = $ExecutionContext.SessionState.Path.SetLocation($before) }}",
        ("root", _ledger.Root));
}
