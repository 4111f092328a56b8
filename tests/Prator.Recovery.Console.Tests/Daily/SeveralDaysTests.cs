using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests.Daily;

/// <summary>Files of several days beside each other, and files that are mended on another day.</summary>
public sealed class SeveralDaysTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public async Task CompleteExportsOfSeveralDays_AreRefused_AlsoWhenTheyAreMovedBack_ThoseOfOneDayAreParts()
    {
        _job.DropFew("prator-export.csv", "prator-export-new.csv");
        _job.DropFew("prator-export.csv", "prator-export-old.csv");
        File.SetLastWriteTime(_job.Of("drop/prator-export-old.csv"), DateTime.Now.AddDays(-2));

        Assert.Equal(2, (await _job.Run()).ExitCode);
        Assert.Equal(1, _job.Lines("FilesOfSeveralDays"));

        MoveBack();
        Assert.Equal(2, (await _job.Run()).ExitCode);
        Assert.Equal(2, _job.Lines("FilesOfSeveralDays"));

        string failed = _job.Of($"drop/failed/{_job.Runs("failed").Single()}");
        File.Move(Path.Combine(failed, "prator-export-new.csv"), _job.Of("drop/prator-export-a.csv"));
        _job.DropFew("prator-sip.csv", "prator-sip-a.csv");
        _job.DropFew("outage-sip.csv");
        Assert.Equal(0, (await _job.Run()).ExitCode);
    }

    [Fact]
    public async Task APartThatIsMendedTheNextDay_IsTakenInWithTheOther_AsOfTheirDay()
    {
        _job.DropFew("prator-export.csv", "prator-export-a.csv");
        _job.Lay("prator-export-b.csv", "a;b\n1;2\n");
        foreach (string name in _job.Waiting)
        {
            File.SetLastWriteTime(_job.Of($"drop/{name}"), DateTime.Now.AddDays(-1));
        }

        Assert.Equal(2, (await _job.Run()).ExitCode);
        string failed = _job.Of($"drop/failed/{_job.Runs("failed").Single()}");
        Assert.Contains("move this whole folder to working/", File.ReadAllText(Path.Combine(failed, "reason.txt")), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(failed, "prator-export-b.csv"), JobFolder.Few("prator-export.csv"));
        MoveBack();
        RunResult run = await _job.Run("2024-02-06");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["prator-export-a.csv", "prator-export-b.csv"], _job.FilesOfRuns("done").Where(f => f != "notes.txt"));
        Assert.Empty(_job.Runs("failed"));
        Assert.Equal("2024-02-05", File.ReadAllText(_job.Of($"drop/done/{_job.Runs("done").Single()}/as-of")));
    }

    [Fact]
    public async Task WhatIsOlderThanTheLedgerKnows_Fails_AsItWillTomorrow()
    {
        _job.DropFew("prator-export.csv");
        await _job.Run("2024-02-06");
        _job.DropFew("census.csv");

        Assert.Equal(2, (await _job.Run("2024-02-05")).ExitCode);

        Assert.Equal(1, _job.Lines("Not taken in: LedgerSnapshotOld"));
        Assert.Equal(["census.csv", "reason.txt"], _job.FilesOfRuns("failed"));
    }

    // As the advice says: the whole folder of a run.
    private void MoveBack()
    {
        string run = _job.Runs("failed").Single();
        Directory.Move(_job.Of($"drop/failed/{run}"), _job.Of($"drop/working/{run}"));
    }
}
