using System.Diagnostics;
using System.Text;

namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>A running process that one waits for to say something, and then answers.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _listening;
    private int _heard;

    private Conversation(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _listening = Task.WhenAll(ListenTo(_process.StandardOutput), ListenTo(_process.StandardError));
    }

    public int ProcessId => _process.Id;

    public static Conversation With(ProcessStartInfo start) => new(start);

    /// <summary>Waits until <paramref name="text"/> has been said after what was waited for before.</summary>
    public async Task Hears(string text)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (waited.Elapsed < BuiltConsole.Patience)
        {
            string said = Said();
            int at = said.IndexOf(text, _heard, StringComparison.Ordinal);
            if (at >= 0)
            {
                _heard = at + text.Length;
                return;
            }

            Assert.False(_process.HasExited && _listening.IsCompleted, $"The process ended without saying `{text}`, but: {said[_heard..]}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"`{text}` was not said in {BuiltConsole.Patience.TotalSeconds} s, but: {Said()[_heard..]}");
    }

    public async Task Says(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <returns>The exit code, and all that was said on both streams.</returns>
    public async Task<(int ExitCode, string Said)> End()
    {
        await PratorRun.EndOf(_process);
        await _listening;
        return (_process.ExitCode, Said());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _listening;
        _process.Dispose();
    }

    private async Task ListenTo(StreamReader stream)
    {
        char[] buffer = new char[1024];
        while (await stream.ReadAsync(buffer) is int length && length > 0)
        {
            lock (_said)
            {
                _said.Append(buffer, 0, length);
            }
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }
}
