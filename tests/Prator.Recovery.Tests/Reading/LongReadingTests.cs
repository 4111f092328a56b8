using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>Files that take some seconds: they show how far they have come, and can be stopped.</summary>
public sealed class LongReadingTests : IClassFixture<LongReadingTests.LongFile>, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly LongFile _file;
    private readonly ModuleSession _session = new();

    public LongReadingTests(LongFile file) => _file = file;

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Progress_IsShownByBytes_AndEnds()
    {
        ScriptResult result = _session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 -Action Close", ("file", _file.Path)).Clean();

        ProgressRecord[] shown = [.. result.Progress.Where(p => p.RecordType == ProgressRecordType.Processing)];
        Assert.NotEmpty(shown);
        Assert.All(shown, p => Assert.Equal("Get-OutageEpisode", p.Activity));
        Assert.All(shown, p => Assert.InRange(p.PercentComplete, 0, 100));
        Assert.Equal(shown.Select(p => p.PercentComplete).Order(), shown.Select(p => p.PercentComplete));
        Assert.True(shown.Select(p => p.PercentComplete).Distinct().Count() > 1, "The progress never moved.");
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    [Fact]
    public void Progress_OfAShortReading_IsNotShown()
    {
        ScriptResult result = _session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05").Clean();

        Assert.DoesNotContain(result.Progress, p => p.Activity == "Get-OutageEpisode");
    }

    [Fact]
    public void Stop_WhileLookingForDuplicates_EndsSoon()
    {
        TimeSpan taken = StopWhen((shell, _) => shell.Streams.Progress.Count > 0, out PSDataCollection<PSObject> output);

        Assert.True(taken < Soon, $"Stopping took {taken}.");
        Assert.True(output.Count < LongFile.Rows);
    }

    [Fact]
    public void Stop_WhileItemsComeOut_EndsSoon()
    {
        TimeSpan taken = StopWhen((_, output) => output.Count > 10, out PSDataCollection<PSObject> output);

        Assert.True(taken < Soon, $"Stopping took {taken}.");
        Assert.InRange(output.Count, 11, LongFile.Rows - 1);
    }

    [Fact]
    public void Break_AfterTheFirstItem_EndsSoon()
    {
        ScriptResult result = _session.Run(
            "do { Get-OutageEpisode $file -AsOf 2024-02-05 | ForEach-Object { $_; $watch = [System.Diagnostics.Stopwatch]::StartNew(); break } } while ($false)\n$watch.Elapsed",
            ("file", _file.Path)).Clean();

        Assert.Equal(2, result.Output.Count);
        Assert.Equal("V0", result.Output[0].Text("Reference"));
        Assert.True((TimeSpan)result.Output[1].BaseObject < Soon);
        Assert.Empty(result.Warnings);
        using FileStream letGo = new(_file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(letGo.CanWrite);
    }

    [Fact]
    public void Session_GoesOnAfterAStop()
    {
        StopWhen((shell, _) => shell.Streams.Progress.Count > 0, out _);

        Assert.Single(_session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05").Clean().Output);
    }

    private TimeSpan StopWhen(Func<PowerShell, PSDataCollection<PSObject>, bool> isTime, out PSDataCollection<PSObject> output)
    {
        output = [];
        using PowerShell shell = _session.Begin("Get-OutageEpisode $file -AsOf 2024-02-05", output, ("file", _file.Path));
        PSDataCollection<PSObject> soFar = output;
        Assert.True(SpinWait.SpinUntil(() => isTime(shell, soFar) || shell.InvocationStateInfo.State != PSInvocationState.Running, TimeSpan.FromSeconds(60)));
        Assert.Equal(PSInvocationState.Running, shell.InvocationStateInfo.State);
        Stopwatch watch = Stopwatch.StartNew();
        shell.Stop();
        watch.Stop();
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(shell.Streams.Error);
        return watch.Elapsed;
    }

    /// <summary>A file that takes some seconds to read.</summary>
    public sealed class LongFile : IDisposable
    {
        public const int Rows = 1_000_000;

        private readonly WorkFolder _folder = new();

        public LongFile()
        {
            using StreamWriter writer = new(Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
            writer.Write("VårdtillfälleId;Skapad;Kvar på sjukhus;Enhet;Ansvarig\r\n");
            for (int i = 0; i < Rows; i++)
            {
                writer.Write($"V{i};2024-01-20;Ja;Avdelning {i % 40};Kim Ek\r\n");
            }
        }

        public string Path => _folder.Of("long.csv");

        public void Dispose() => _folder.Dispose();
    }
}
