using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests.Daily;

/// <summary>When the job takes nothing in: the files wait, all of them, where the next run finds them.</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("prator-export-b.csv", 3)]
    [InlineData("prator-export-b.csv.part", 2)]
    public async Task APartThatWasJustWritten_KeepsAllWaiting(string part, int waiting)
    {
        _job.DropFew("prator-export.csv", "prator-export-a.csv");
        _job.DropFew("prator-export.csv", part);
        _job.DropFew("census.csv");
        File.SetLastWriteTime(_job.Of($"drop/{part}"), DateTime.Now);

        RunResult run = await _job.Run();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["census.csv", "prator-export-a.csv", part], _job.Waiting);
        Assert.False(File.Exists(_job.Of("ledger.db")));
        Assert.Equal(1, _job.Lines("a file was written to just now: prator-export"));
        Assert.Equal(1, _job.Lines($"Done, exit code 2; {waiting} files wait for the next run"));
    }

    /// <summary>On Linux nothing keeps a file that is being written from being moved.</summary>
    [Fact]
    public async Task AFileThatIsBeingWritten_KeepsAllWaiting()
    {
        Needs.Linux();
        _job.DropFew("prator-export.csv");
        _job.DropFew("census.csv");
        using CancellationTokenSource ended = new();
        Task writing = Task.Run(() => Write(_job.Of("drop/census.csv"), ended.Token), TestContext.Current.CancellationToken);

        RunResult run = await _job.Run();
        await ended.CancelAsync();
        await writing;

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(1, _job.Lines("a file is being written: census"));
        Assert.Equal(["census.csv", "prator-export.csv"], _job.Waiting);
        Assert.Equal((0, 0, 0), (_job.Runs("working").Length, _job.Runs("done").Length, _job.Runs("failed").Length));
    }

    [Fact]
    public async Task WhatIsNoFaultOfTheFiles_KeepsThemInWorking_AndTheyAreTakenInInOrder()
    {
        _job.DropFew("prator-export.csv");
        Assert.Equal(1, (await _job.RunWith("none/ledger.db")).ExitCode);
        _job.DropFew("census.csv");
        Assert.Equal(1, (await _job.RunWith("Host=127.0.0.1;Port=1;Database=d;Username=u")).ExitCode);
        Assert.Equal(1, (await _job.RunWith("ledger.db", "no-such-policy")).ExitCode);

        Assert.All(["LedgerFolderMissing", "LedgerUnavailable", "PolicyNotFound"], id => Assert.Equal(1, _job.Lines($"Not taken in: {id}")));
        Assert.Equal(["prator-export.csv", "reason.txt", "census.csv"], _job.FilesOfRuns("working"));
        Assert.Equal((0, 0), (_job.Waiting.Length, _job.Runs("failed").Length));

        Assert.Equal(0, (await _job.Run("2024-02-06")).ExitCode);

        Assert.Equal(["prator-export.csv", "census.csv"], _job.FilesOfRuns("done").Where(f => f != "notes.txt"));
        Assert.Equal(2, _job.Ledger().Imports);

        // Another account has no keys of it.
        Directory.Move(_job.Of("data"), _job.Of("data-of-another"));
        _job.DropFew("outage-sip.csv");
        Assert.Equal(1, (await _job.Run("2024-02-07")).ExitCode);
        Assert.Equal(1, _job.Lines("Not taken in: LedgerKeyMissing"));
        Assert.Equal(["outage-sip.csv", "reason.txt"], _job.FilesOfRuns("working"));
    }

    [Fact]
    public async Task ADayThatIsNone_LaysTheFilesBack()
    {
        _job.DropFew("prator-export.csv");

        Assert.Equal(1, (await _job.Run("2024-02-31")).ExitCode);

        Assert.Equal(1, _job.Lines("Not taken in: AsOfInvalid"));
        Assert.Equal(["prator-export.csv"], _job.Waiting);
        Assert.Empty(_job.Runs("working"));
    }

    // Only what time it was written to changes, and that is never just now.
    private static void Write(string path, CancellationToken ended)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        DateTime written = DateTime.Now.AddDays(-1);
        while (!ended.IsCancellationRequested)
        {
            written = written.AddMilliseconds(1);
            File.SetLastWriteTime(file.SafeFileHandle, written);
        }
    }
}
