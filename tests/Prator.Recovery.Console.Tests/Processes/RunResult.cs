namespace Prator.Recovery.ConsoleHost.Tests.Processes;

internal sealed record RunResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without the empty ones that views put around themselves.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The error as one line: the view wraps it at the width of the window and draws a bar at its left.</summary>
    public string UnwrappedError => string.Join(' ', Error.Split(['\r', '\n', '|', ' '], StringSplitOptions.RemoveEmptyEntries));
}
