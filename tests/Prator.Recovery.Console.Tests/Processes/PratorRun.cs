using System.Diagnostics;

namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>One run that is not at all as usual: with an input, an environment, a folder to stand in.</summary>
internal sealed class PratorRun
{
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string Input { get; init; } = string.Empty;

    /// <summary>Leaves the standard input open until the end, as schedulers and ssh do.</summary>
    public bool KeepsInputOpen { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string? Folder { get; init; }

    public async Task<RunResult> ToEnd()
    {
        ProcessStartInfo start = BuiltConsole.StartInfo(Arguments);
        start.WorkingDirectory = Folder ?? string.Empty;
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(Input);
        await process.StandardInput.FlushAsync();
        if (!KeepsInputOpen)
        {
            process.StandardInput.Close();
        }

        await EndOf(process);
        return new RunResult(process.ExitCode, await output, await error);
    }

    public static async Task EndOf(Process process)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(BuiltConsole.Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            string line = string.Join(' ', process.StartInfo.ArgumentList);
            throw new TimeoutException($"`{line}` has not ended within {BuiltConsole.Patience.TotalSeconds} s.");
        }
    }
}
