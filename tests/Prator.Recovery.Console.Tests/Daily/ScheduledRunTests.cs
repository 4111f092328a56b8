using System.Diagnostics;
using System.Globalization;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Scheduling;

namespace Prator.Recovery.ConsoleHost.Tests.Daily;

/// <summary>The very command that Register-RecoverySchedule has systemd run, run as systemd would.</summary>
public sealed class ScheduledRunTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task TheCommandOfTheUnit_TakesFilesInAsOfNow()
    {
        Needs.Linux();
        string engine = Engine();
        _job.DropFew("prator-export.csv");
        _job.DropFew("outage-sip.csv");

        RunResult registered = await new PratorRun
        {
            Arguments =
            [
                "-Command",
                $"Register-RecoverySchedule 06:30 -DropFolder '{_job.Of("drop")}' -ReportFolder '{_job.Of("reports")}' -Ledger '{_job.Of("ledger.db")}' -Policy prator-2024-01 -Culture en-US -ReportFormat Html -Engine '{engine}' -AsFile '{_job.Path}'",
            ],
            Environment = _job.Environment,
        }.ToEnd();
        Assert.Equal((0, ""), (registered.ExitCode, registered.Error));
        DateTime before = DateTime.Now;
        (int exitCode, string said) = await Run(File.ReadAllLines(_job.Of("prator-recovery-daily.service")));

        Assert.True(exitCode == 0, said);
        Assert.Equal(["notes.txt", "outage-sip.csv", "prator-export.csv"], _job.FilesOfRuns("done").Order(StringComparer.Ordinal));
        string asOf = File.ReadAllText(_job.Of($"drop/done/{_job.Runs("done").Single()}/as-of"));
        Assert.InRange(DateTimeOffset.ParseExact(asOf, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).LocalDateTime, before.AddSeconds(-1), DateTime.Now);
        Assert.Contains($"{asOf[..10]}-summary.html", _job.Names("reports"));
        Assert.Equal(1, _job.Ledger().Imports);
    }

    // Prator as one program, as it is installed.
    private string Engine()
    {
        string engine = _job.Of("prator");
        File.WriteAllText(engine, $"#!/bin/sh\nexec '{BuiltConsole.Dotnet}' '{BuiltConsole.Assembly}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return engine;
    }

    private async Task<(int ExitCode, string Said)> Run(string[] unit)
    {
        IReadOnlyList<string> words = CommandLines.OfSystemd(Setting(unit, "ExecStart"));
        ProcessStartInfo start = BuiltConsole.Redirected(words[0], words.Skip(1));
        start.WorkingDirectory = CommandLines.OfSetting(Setting(unit, "WorkingDirectory"));
        foreach ((string name, string value) in _job.Environment)
        {
            start.Environment[name] = value;
        }

        await using Conversation run = Conversation.With(start);
        return await run.End();
    }

    private static string Setting(string[] unit, string name) => unit.Single(l => l.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
}
