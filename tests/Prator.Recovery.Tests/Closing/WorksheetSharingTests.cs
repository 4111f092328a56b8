using System.Diagnostics;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>Several at once never lose an order nor write one twice.</summary>
public sealed class WorksheetSharingTests : IDisposable
{
    private const int Rounds = 12;

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sessions_AtOnce_LoseAndDuplicateNothing()
    {
        string worksheet = _folder.Of("w.csv");
        int[] writers = [0, 1, 2];
        using Barrier start = new(writers.Length);

        Task[] running =
        [
            .. writers.Select(w => Task.Factory.StartNew(
                () =>
                {
                    using ModuleSession session = new();
                    System.Management.Automation.PSObject[][] rounds = [.. Enumerable.Range(0, Rounds).Select(r => Closable.Episodes(session, $"own-{w}-{r}", $"shared-{r}"))];
                    start.SignalAndWait();
                    foreach (System.Management.Automation.PSObject[] round in rounds)
                    {
                        Closable.Close(session, round, worksheet).Clean();
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        Task writing = Task.WhenAll(running);
        int seen = 0;
        while (!writing.IsCompleted)
        {
            seen += SeesAWholeFile(worksheet) ? 1 : 0;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await writing;
        Assert.True(seen > 0, "The worksheet was never seen while it was written.");

        IEnumerable<string> expected = Enumerable.Range(0, Rounds).SelectMany(r => writers.Select(w => $"own-{w}-{r}").Append($"shared-{r}"));
        Check(expected, worksheet);
    }

    [Fact]
    public async Task Processes_AtOnce_LoseAndDuplicateNothing()
    {
        string worksheet = _folder.Of("w.csv");
        string script = _folder.Write("close.ps1", """
            param($Writer, $Worksheet)
            $ErrorActionPreference = 'Stop'
            foreach ($round in 0..7) {
                "own-$Writer-$round", "shared-$round" |
                    ForEach-Object { @{ VårdtillfälleId = $_; Skapad = '2024-01-10'; Utskriven = '2024-01-20' } } |
                    Get-OutageEpisode -AsOf 2024-02-05 |
                    Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $Worksheet -Confirm:$false |
                    ForEach-Object { $_.Reference }
            }
            """);

        string[] said = await Task.WhenAll(Enumerable.Range(0, 2).Select(w => Run(script, "-Writer", $"{w}", "-Worksheet", worksheet)));

        Assert.All(said, s => Assert.Contains("own-", s, StringComparison.Ordinal));
        Check(Enumerable.Range(0, 8).SelectMany(r => new[] { $"own-0-{r}", $"own-1-{r}", $"shared-{r}" }), worksheet);
    }

    private void Check(IEnumerable<string> expected, string worksheet)
    {
        Assert.Equal(
            expected.SelectMany(r => new[] { $"{r} ReadyAt", $"{r} DischargedAt" }).Order(StringComparer.Ordinal),
            Worksheet.Rows(worksheet).Select(r => $"{r[1]} {r[2]}").Order(StringComparer.Ordinal));
        Assert.Equal(["w.csv"], _folder.Content().Keys.Where(f => !f.EndsWith(".ps1", StringComparison.Ordinal) && !f.EndsWith(".seen", StringComparison.Ordinal)));
    }

    /// <summary>Reads what a third one would see meanwhile: a header, whole rows, and every field of each order.</summary>
    private static bool SeesAWholeFile(string worksheet)
    {
        if (!File.Exists(worksheet))
        {
            return false;
        }

        string copy = worksheet + ".seen";
        using (FileStream stream = new(worksheet, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (FileStream written = File.Create(copy))
        {
            stream.CopyTo(written);
        }

        IReadOnlyList<string> keys = Worksheet.Keys(copy);
        Assert.All(keys.GroupBy(k => k), g => Assert.Equal(2, g.Count()));
        return keys.Count > 0;
    }

    /// <summary>Runs a script by the built console, and gives what it said.</summary>
    private static async Task<string> Run(string script, params string[] arguments)
    {
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string console = Repository.PathOf($"src/Prator.Recovery.Console/bin/{framework.Parent!.Name}/{framework.Name}/prator.dll");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        ProcessStartInfo start = new(dotnet, [console, script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"The script ended with {process.ExitCode}: {await error}");
        return output;
    }
}
