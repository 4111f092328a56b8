using System.Runtime.InteropServices;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>
/// Ctrl-C and SIGTERM stop the pipeline, so that <c>finally</c> blocks run and cmdlets end between two items. The second
/// signal finds the system's own handling in place and ends the process at once: what hangs must be killable.
/// </summary>
internal sealed class ConsoleSignals : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    private ConsoleSignals()
    {
    }

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>The code to exit with once a signal has stopped the script.</summary>
    public int ExitCode { get; private set; }

    public static ConsoleSignals Listen()
    {
        ConsoleSignals signals = new();
        signals.StopOn(PosixSignal.SIGINT, ExitCodes.Interrupted);
        signals.StopOn(PosixSignal.SIGTERM, ExitCodes.Terminated);
        return signals;
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stopping.Dispose();
    }

    private void StopOn(PosixSignal signal, int exitCode) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = exitCode;
        _stopping.Cancel();
    }));
}
