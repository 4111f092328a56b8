using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Ends its work soon after Ctrl-C.</summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    private protected CancellationToken Stopped => _stopped.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopped.Dispose();
        }
    }
}
