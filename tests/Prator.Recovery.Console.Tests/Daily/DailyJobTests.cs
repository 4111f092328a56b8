using System.Diagnostics;
using System.Text.RegularExpressions;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests.Daily;

/// <summary>The shipped daily job, in a process of its own.</summary>
public sealed partial class DailyJobTests : IDisposable
{
    private const string Marker = "ZXMARKER";
    private const string Number = "191212121212";

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task ADaysFiles_AreTakenIn_Reported_AndMoved()
    {
        _job.Drop("prator-export.csv");
        _job.Drop("prator-sip.csv");
        _job.Drop("outage-log.xlsx", $"Outage-Log {Number} {Marker} [1].xlsx");
        _job.Drop("outage-sip.csv");
        _job.Drop("census.csv");
        _job.Lay($"{Marker} {Number}.csv", "whatever");
        _job.Lay("prator-export.csv.part", "half");

        RunResult run = await _job.Run();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Prator Episode: 194 rows = 183 items + 5 duplicates + 6 rejected.", _job.Log, StringComparison.Ordinal);
        Assert.Contains("Census Stay: 154 rows", _job.Log, StringComparison.Ordinal);
        Assert.EndsWith("Done, exit code 0; 2 files were left alone, as their names do not say what they are.", _job.Log.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(2, _job.Lines("Left alone"));
        Assert.Equal(["census.csv", "notes.txt", $"Outage-Log {Number} {Marker} [1].xlsx", "outage-sip.csv", "prator-export.csv", "prator-sip.csv"], _job.FilesOfRuns("done"));
        Assert.Equal(["prator-export.csv.part", $"{Marker} {Number}.csv"], _job.Waiting);
        Assert.Equal(["2024-02-05-questions.html", "2024-02-05-rejected.html", "2024-02-05-summary.html", "2024-02-05-worksheet.html", "daily-job.log"], _job.Names("reports"));
        MustHideWhoTheyAre();
    }

    [Fact]
    public async Task Again_WithNothingOrTheSame_ChangesNothing()
    {
        _job.DropFew("prator-export.csv");
        await _job.Run();
        (string? Head, int Imports) first = _job.Ledger();

        RunResult nothing = await _job.Run();
        _job.DropFew("prator-export.csv");
        RunResult same = await _job.Run();

        Assert.Equal((0, 0), (nothing.ExitCode, same.ExitCode));
        Assert.Equal(1, _job.Lines("There was no new file"));
        Assert.Equal(1, _job.Lines("nothing was changed"));
        Assert.Equal(first, _job.Ledger());
        Assert.Equal(2, _job.FilesOfRuns("done").Count(f => f == "prator-export.csv"));
    }

    [Fact]
    public async Task AFileThatCannotBeRead_FailsThemAll_WithTheReason()
    {
        _job.DropFew("prator-export.csv");
        _job.Lay($"census {Number}.csv", $"{Marker};b\n{Number};2\n");

        RunResult run = await _job.Run();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["census 191212121212.csv", "prator-export.csv", "reason.txt"], _job.FilesOfRuns("failed"));
        Assert.StartsWith("HeaderMissing: `census 19", File.ReadAllText(_job.Of($"drop/failed/{_job.Runs("failed").Single()}/reason.txt")), StringComparison.Ordinal);
        Assert.Empty(_job.Waiting);
        MustHideWhoTheyAre();
    }

    [Fact]
    public async Task AnotherRun_IsNotDisturbed()
    {
        _job.DropFew("prator-export.csv");
        using FileStream held = new(_job.Of("drop/.daily-job.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        RunResult run = await _job.Run();

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["prator-export.csv"], _job.Waiting);
        Assert.Equal(1, _job.Lines("Another run is going on"));
    }

    /// <summary>The state between import and move, exactly: everything is in the ledger, and the files lie in working/.</summary>
    [Fact]
    public async Task BrokenOffBeforeTheMove_TheNextRunChangesNothing_AndMoves()
    {
        _job.DropFew("prator-export.csv");
        await _job.Run();
        string run = _job.Runs("done").Single();
        Directory.Move(_job.Of($"drop/done/{run}"), _job.Of($"drop/working/{run}"));
        _job.DropFew("census.csv");

        Assert.Equal(0, (await _job.Run("2024-02-06")).ExitCode);

        Assert.Equal(1, _job.Lines("nothing was changed"));
        Assert.Equal(["prator-export.csv", "census.csv"], _job.FilesOfRuns("done").Where(f => f != "notes.txt"));
        Assert.Empty(_job.Runs("working"));
        Assert.Equal(2, _job.Ledger().Imports);
    }

    [Fact]
    public async Task BrokenOffWhileFilesWereMoved_AllAreTakenInTogether()
    {
        _job.DropFew("prator-export.csv");
        Directory.CreateDirectory(_job.Of("drop/working/2024-02-05_063000"));
        File.Move(_job.Of("drop/prator-export.csv"), _job.Of("drop/working/2024-02-05_063000/prator-export.csv"));
        _job.DropFew("census.csv");

        Assert.Equal(0, (await _job.Run()).ExitCode);

        Assert.Equal(["census.csv", "prator-export.csv"], _job.FilesOfRuns("done").Where(f => f != "notes.txt"));
        Assert.Single(_job.Runs("done"));
        Assert.Empty(_job.Runs("working"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task Killed_TheNextRunEndsWhatItBegan(int milliseconds)
    {
        _job.Drop("prator-export.csv");
        _job.Drop("outage-log.xlsx");
        using (Process process = Process.Start(_job.Start())!)
        {
            while (!process.HasExited && _job.FilesOfRuns("working").Length == 0)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        RunResult run = await _job.Run("2024-02-06");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["outage-log.xlsx", "prator-export.csv"], _job.FilesOfRuns("done").Where(f => f != "notes.txt"));
        Assert.Equal((0, 0), (_job.Waiting.Length, _job.Runs("working").Length));
        Assert.Equal(1, _job.Ledger().Imports);
    }

    [Fact]
    public async Task Mails_WithoutSettings_FailWithAReason_AfterTheReports_AndWarningsAreCounted()
    {
        // To be closed, in a municipality that nobody answers for.
        _job.Lay("prator-export.csv", $"VårdtillfälleId;Personnummer;Skapad;Inskriven;Faktiskt utskriven;Status;Kvar på sjukhus;Kommun\nVT-1;19440505-9804;2024-01-10;2024-01-05;2024-01-20;Öppen;Nej;{Marker}\n");

        RunResult run = await _job.Run("2024-02-05", "-SendMail", "-OwnersPath", Checkout.PathOf("docs/examples/owners.yaml"));

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(1, _job.Lines("No mails. MailSettingsInvalid"));
        Assert.Equal(1, _job.Lines("Warnings of Send-RecoveryMail: 1."));
        Assert.Equal(4, _job.Lines("Written: "));
        MustHideWhoTheyAre();
    }

    [Fact]
    public async Task AReportThatCannotBeWritten_IsTold_AndTheOthersAreWritten()
    {
        _job.DropFew("prator-export.csv");
        Directory.CreateDirectory(_job.Of("reports/2024-02-05-worksheet.html"));

        RunResult run = await _job.Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal((3, 1), (_job.Lines("Written: "), _job.Lines("Not written: 2024-02-05-worksheet.html")));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reports")]
    public async Task AFolderThatIsMissing_IsTold_AndNothingIsDone(string name)
    {
        _job.DropFew("prator-export.csv");
        Directory.Move(_job.Of(name), _job.Of("elsewhere"));

        RunResult run = await _job.Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no folder", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_job.Of("ledger.db")));
    }

    [GeneratedRegex(@"\d{6}[-+]?\d{4}")]
    private static partial Regex Personnummer { get; }

    private void MustHideWhoTheyAre()
    {
        Assert.DoesNotContain(Marker, _job.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Personnummer, _job.Log);
    }
}
