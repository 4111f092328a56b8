using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>Where docs/examples/daily-summary.ps1 is run: with temporary folder and keys of its own.</summary>
internal sealed class DailySummaryPlace : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string Of(string name) => _folder.Of(name);

    /// <summary>A file that the script makes beside the samples.</summary>
    public string Sample(string name) => Path.Combine(_folder.Path, "prator-recovery-sample", name);

    /// <summary>Runs the script to its end.</summary>
    public Task<RunResult> Run(params string[] arguments) => new PratorRun
    {
        Arguments = [Checkout.PathOf("docs/examples/daily-summary.ps1"), .. arguments],
        Environment = OwnPlaces(),
        Folder = _folder.Path,
    }.ToEnd();

    /// <summary>What a command says of the samples' ledger, which is <c>$l</c>.</summary>
    public async Task<string[]> Ask(string command)
    {
        RunResult run = await new PratorRun
        {
            Arguments = ["-Command", $"$l = '{Sample("ledger.db")}'; {command}"],
            Environment = OwnPlaces(),
            Folder = _folder.Path,
        }.ToEnd();
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        return run.Lines;
    }

    private Dictionary<string, string> OwnPlaces() => new()
    {
        ["TMPDIR"] = _folder.Path,
        ["TEMP"] = _folder.Path,
        ["TMP"] = _folder.Path,
        ["XDG_DATA_HOME"] = _folder.Path,
        ["LOCALAPPDATA"] = _folder.Path,
        ["COLUMNS"] = "140",
    };
}
