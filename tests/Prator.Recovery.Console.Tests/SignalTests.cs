using System.Diagnostics;
using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class SignalTests : IDisposable
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Signal.Interrupt, 130)]
    [InlineData(Signal.Terminate, 143)]
    public async Task Signal_StopsTheScript_AndItsFinallyRuns(int signal, int expected)
    {
        string trace = _folder.Of("trace");
        await using Conversation run = Signal.Start(_folder.Add("t.ps1", Scripts.RunUntilStopped), trace);
        await run.Hears("started");

        Stopwatch stopping = Stopwatch.StartNew();
        Signal.Send(run, signal);
        (int exitCode, _) = await run.End();

        Assert.Equal(expected, exitCode);
        Assert.Equal("cleaned up", await File.ReadAllTextAsync(trace, TestContext.Current.CancellationToken));
        Assert.True(stopping.Elapsed < Promptly, $"It took {stopping.Elapsed} to stop.");
    }

    [Fact]
    public async Task SecondSignal_EndsWhatDoesNotStop()
    {
        await using Conversation run = Signal.Start(_folder.Add("t.ps1", "'started'; [System.Threading.Thread]::Sleep(50000)"));
        await run.Hears("started");

        Stopwatch stopping = Stopwatch.StartNew();
        Signal.Send(run, Signal.Terminate);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Signal.Send(run, Signal.Terminate);
        (int exitCode, _) = await run.End();

        Assert.NotEqual(0, exitCode);
        Assert.True(stopping.Elapsed < Promptly, $"It took {stopping.Elapsed} to end.");
    }
}
