using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class ModuleTests : IDisposable
{
    private const string Variable = "PRATOR_RECOVERY_MODULE";

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Module_IsImportedBeforeTheScript()
    {
        RunResult run = await BuiltConsole.RunCommand("(Get-Module Prator.Recovery).Name");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["Prator.Recovery"], run.Lines);
    }

    /// <summary>A database is loaded by the first command that opens a ledger, not by everybody who imports the module.</summary>
    [Fact]
    public async Task Module_LoadsNoDatabase()
    {
        RunResult run = await BuiltConsole.RunCommand("[AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name } -match 'Prator|SQLite'");

        Assert.Empty(run.Error);
        Assert.Contains("Prator.Recovery", run.Lines);
        Assert.DoesNotContain(run.Lines, l => l.Contains("SQLite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Module_CanBeAskedForByName_AsScriptsForPwshDo()
    {
        string script = _folder.Add("t.ps1", """
            #Requires -Modules Prator.Recovery
            Import-Module Prator.Recovery
            @(Get-Module Prator.Recovery).Count
            """);

        RunResult run = await BuiltConsole.Run(script);

        Assert.Empty(run.Error);
        Assert.Equal(["1"], run.Lines);
    }

    [Fact]
    public async Task Module_IsTheOneThatTheEnvironmentNames()
    {
        _folder.Add("Prator.Recovery.psd1", "@{ ModuleVersion = '0.0.7'; RootModule = 'm.psm1' }");
        _folder.Add("m.psm1", string.Empty);

        RunResult run = await With(_folder.Path, "\"$((Get-Module Prator.Recovery).Version)\"");

        Assert.Equal(["0.0.7"], run.Lines);
    }

    [Fact]
    public async Task Module_ThatIsMissing_IsAnErrorThatNamesIt()
    {
        RunResult run = await With(_folder.Of("nowhere"), "'never'");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(Variable, run.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Module_ThatCannotBeImported_KeepsTheScriptFromRunning()
    {
        string manifest = _folder.Add("Prator.Recovery.psd1", "@{ ModuleVersion = '0.0.7'; RootModule = 'missing.dll' }");

        RunResult run = await With(manifest, "'never'");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Import-Module", run.Error, StringComparison.Ordinal);
        Assert.Contains("missing.dll", run.UnwrappedError, StringComparison.Ordinal);
    }

    private static Task<RunResult> With(string module, string text) =>
        new PratorRun { Arguments = ["-Command", text], Environment = new Dictionary<string, string> { [Variable] = module } }.ToEnd();
}
