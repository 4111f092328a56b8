using System.Diagnostics;
using System.Text.RegularExpressions;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>The shipped daily job, in a process of its own, with folders and keys of the test's own.</summary>
public sealed partial class DailyJobTests : IDisposable
{
    private const string Marker = "ZXMARKER";
    private const string Number = "191212121212";

    private readonly ScriptFolder _folder = new();

    public DailyJobTests()
    {
        foreach (string name in new[] { "drop", "reports", "data" })
        {
            Directory.CreateDirectory(_folder.Of(name));
        }
    }

    private string Log => File.ReadAllText(_folder.Of("reports/daily-job.log"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ADaysFiles_AreTakenIn_Reported_AndMoved()
    {
        Drop("prator-export.csv");
        Drop("prator-sip.csv");
        Drop("outage-log.xlsx", $"Outage-Log {Number} {Marker} [1].xlsx");
        Drop("outage-sip.csv");
        Drop("census.csv");
        Lay($"{Marker} {Number}.csv", "whatever");
        Lay("prator-export.csv.part", "half");

        RunResult run = await Run();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Prator Episode: 194 rows = 183 items + 5 duplicates + 6 rejected.", Log, StringComparison.Ordinal);
        Assert.Contains("Census Stay: 154 rows", Log, StringComparison.Ordinal);
        Assert.Contains("exit code 0", Log, StringComparison.Ordinal);
        Assert.Equal(2, Lines("Left alone"));
        Assert.Equal(["census.csv", "notes.txt", $"Outage-Log {Number} {Marker} [1].xlsx", "outage-sip.csv", "prator-export.csv", "prator-sip.csv"], FilesIn("done"));
        Assert.Equal(["prator-export.csv.part", $"{Marker} {Number}.csv"], Waiting());
        Assert.Equal(["2024-02-05-questions.html", "2024-02-05-rejected.html", "2024-02-05-summary.html", "2024-02-05-worksheet.html", "daily-job.log"], Names(_folder.Of("reports")));
        MustHideWhoTheyAre();
    }

    [Fact]
    public async Task Again_WithNothingOrTheSame_ChangesNothing()
    {
        Drop("prator-export.csv");
        await Run();
        string head = await Head();

        RunResult nothing = await Run();
        Drop("prator-export.csv");
        RunResult same = await Run();

        Assert.Equal((0, 0), (nothing.ExitCode, same.ExitCode));
        Assert.Equal(1, Lines("There was no new file"));
        Assert.Equal(1, Lines("nothing was changed"));
        Assert.Equal(head, await Head());
        Assert.Equal(2, FilesIn("done").Count(f => f == "prator-export.csv"));
    }

    [Fact]
    public async Task AFileThatCannotBeRead_FailsThemAll_WithTheReason_AndTheNextRunGoesOn()
    {
        Drop("prator-export.csv");
        Lay($"census {Number}.csv", $"{Marker};b\n{Number};2\n");

        RunResult run = await Run();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["census 191212121212.csv", "prator-export.csv", "reason.txt"], FilesIn("failed"));
        Assert.StartsWith("HeaderMissing: `census 19", File.ReadAllText(Directory.GetFiles(_folder.Of("drop/failed"), "reason.txt", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
        Assert.Empty(Waiting());
        MustHideWhoTheyAre();

        Drop("prator-export.csv");
        Assert.Equal(0, (await Run()).ExitCode);
    }

    [Fact]
    public async Task CompleteExportsOfSeveralDays_AreRefused_ThoseOfOneDayAreParts()
    {
        Drop("prator-export.csv", "prator-export-old.csv");
        Drop("prator-export.csv", "prator-export-new.csv");
        File.SetLastWriteTime(_folder.Of("drop/prator-export-old.csv"), DateTime.Now.AddDays(-2));

        Assert.Equal(2, (await Run()).ExitCode);
        Assert.Equal(1, Lines("FilesOfSeveralDays"));

        Drop("outage-log.xlsx", "outage-log-a.xlsx");
        Drop("outage-sip.csv");
        Assert.Equal(0, (await Run()).ExitCode);
    }

    [Fact]
    public async Task AFileThatWasJustWritten_Waits()
    {
        Drop("prator-export.csv");
        File.SetLastWriteTime(_folder.Of("drop/prator-export.csv"), DateTime.Now);

        await Run();

        Assert.Equal(["prator-export.csv"], Waiting());
        Assert.Equal(1, Lines("Waits for the next run"));
    }

    [Fact]
    public async Task AnotherRun_IsNotDisturbed()
    {
        Drop("prator-export.csv");
        using FileStream held = new(_folder.Of("drop/.daily-job.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        RunResult run = await Run();

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["prator-export.csv"], Waiting());
        Assert.Equal(1, Lines("Another run is going on"));
    }

    /// <summary>The state between import and move, exactly: everything is in the ledger, and the files lie in working/.</summary>
    [Fact]
    public async Task BrokenOffBeforeTheMove_TheNextRunChangesNothing_AndMoves()
    {
        Drop("prator-export.csv");
        await Run();
        string head = await Head();
        string done = Directory.GetDirectories(_folder.Of("drop/done")).Single();
        string working = Path.Combine(_folder.Of("drop/working"), Path.GetFileName(done));
        Directory.Move(done, working);
        File.WriteAllText(Path.Combine(working, "as-of"), "2024-02-05");
        Drop("census.csv");

        RunResult run = await Run("2024-02-06");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, Lines("nothing was changed"));
        Assert.Contains("census.csv", FilesIn("done"));
        Assert.Contains("prator-export.csv", FilesIn("done"));
        Assert.Empty(FilesIn("working"));
        Assert.NotEqual(head, await Head());
    }

    [Fact]
    public async Task BrokenOffWhileFilesWereMoved_AllAreTakenInTogether()
    {
        Drop("prator-export.csv");
        Directory.CreateDirectory(_folder.Of("drop/working/2024-02-05_063000"));
        File.Move(_folder.Of("drop/prator-export.csv"), _folder.Of("drop/working/2024-02-05_063000/prator-export.csv"));
        Drop("census.csv");

        Assert.Equal(0, (await Run()).ExitCode);

        Assert.Equal(["census.csv", "prator-export.csv"], FilesIn("done").Where(f => f != "notes.txt"));
        Assert.Single(Directory.GetDirectories(_folder.Of("drop/done")));
        Assert.Empty(FilesIn("working"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(300)]
    public async Task Killed_TheNextRunEndsWhatItBegan(int milliseconds)
    {
        Drop("prator-export.csv");
        Drop("outage-log.xlsx");
        using (Process process = Process.Start(Start("2024-02-05", []))!)
        {
            while (!process.HasExited && FilesIn("working").Length == 0)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        RunResult run = await Run("2024-02-06");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["outage-log.xlsx", "prator-export.csv"], FilesIn("done").Where(f => f != "notes.txt"));
        Assert.Equal((0, 0), (Waiting().Length, FilesIn("working").Length));
        string[] told = await Ask("\"$((Test-RecoveryLedger -Ledger $l).IsValid)\"; \"$(@(Get-RecoveryAudit -Ledger $l | Where-Object { \"$($_.Kind)\" -eq 'Imported' }).Count)\"");
        Assert.Equal(["True", "1"], told);
    }

    [Fact]
    public async Task Mails_WithoutSettings_FailWithAReason_AfterTheReports()
    {
        Drop("prator-export.csv");

        RunResult run = await Run("2024-02-05", "-SendMail", "-OwnersPath", Checkout.PathOf("docs/examples/owners.yaml"));

        Assert.Equal(4, run.ExitCode);
        Assert.Equal(1, Lines("No mails. MailSettingsInvalid"));
        Assert.Equal(4, Lines("Written: "));
    }

    [Fact]
    public async Task AReportThatCannotBeWritten_IsTold_AndTheOthersAreWritten()
    {
        Drop("prator-export.csv");
        Directory.CreateDirectory(_folder.Of("reports/2024-02-05-worksheet.html"));

        RunResult run = await Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Equal((3, 1), (Lines("Written: "), Lines("Not written: 2024-02-05-worksheet.html")));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reports")]
    public async Task AFolderThatIsMissing_IsTold_AndNothingIsDone(string name)
    {
        Drop("prator-export.csv");
        Directory.Move(_folder.Of(name), _folder.Of("elsewhere"));

        RunResult run = await Run();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no folder", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Of("ledger.db")));
    }

    [GeneratedRegex(@"\d{6}[-+]?\d{4}")]
    private static partial Regex Personnummer { get; }

    private void MustHideWhoTheyAre()
    {
        Assert.DoesNotContain(Marker, Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Personnummer, Log);
    }

    // An export of the samples, laid in long enough ago.
    private void Drop(string sample, string? name = null)
    {
        string to = _folder.Of($"drop/{name ?? sample}");
        File.Copy(Checkout.PathOf($"docs/examples/2024-02-05/{sample}"), to);
        File.SetLastWriteTime(to, DateTime.Now.AddMinutes(-2));
    }

    private void Lay(string name, string text)
    {
        File.WriteAllText(_folder.Of($"drop/{name}"), text);
        File.SetLastWriteTime(_folder.Of($"drop/{name}"), DateTime.Now.AddMinutes(-2));
    }

    private string[] Waiting() => [.. Names(_folder.Of("drop")).Where(n => n != ".daily-job.lock")];

    private string[] FilesIn(string name) => Directory.Exists(_folder.Of($"drop/{name}"))
        ? [.. Directory.GetDirectories(_folder.Of($"drop/{name}")).SelectMany(Names).Where(n => n != "as-of")]
        : [];

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.OrdinalIgnoreCase)];

    private int Lines(string part) => Log.Split('\n').Count(l => l.Contains(part, StringComparison.Ordinal));

    private Task<RunResult> Run(string asOf = "2024-02-05", params string[] more) =>
        new PratorRun { Arguments = Arguments(asOf, more), Environment = OwnPlaces(), Folder = _folder.Path }.ToEnd();

    private ProcessStartInfo Start(string asOf, string[] more)
    {
        ProcessStartInfo start = BuiltConsole.StartInfo(Arguments(asOf, more));
        start.WorkingDirectory = _folder.Path;
        foreach ((string name, string value) in OwnPlaces())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private string[] Arguments(string asOf, string[] more) =>
    [
        Checkout.PathOf("out/module/Prator.Recovery/scripts/daily-job.ps1"),
        "-DropFolder", _folder.Of("drop"), "-ReportFolder", _folder.Of("reports"), "-Ledger", _folder.Of("ledger.db"),
        "-Policy", "prator-2024-01", "-Culture", "en-US", "-ReportFormat", "Html", "-AsOf", asOf, .. more,
    ];

    private async Task<string> Head() => string.Concat(await Ask("(Test-RecoveryLedger -Ledger $l).Head"));

    private async Task<string[]> Ask(string command)
    {
        RunResult run = await new PratorRun { Arguments = ["-Command", $"$l = '{_folder.Of("ledger.db")}'; {command}"], Environment = OwnPlaces(), Folder = _folder.Path }.ToEnd();
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        return run.Lines;
    }

    private Dictionary<string, string> OwnPlaces() => new() { ["XDG_DATA_HOME"] = _folder.Of("data"), ["LOCALAPPDATA"] = _folder.Of("data"), ["COLUMNS"] = "200" };
}
