using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>
/// Reads what an import must know of a ledger while the files are read for the first time. Nothing is made, raised or waited for:
/// where the ledger can't be read now, the import itself reads it, and says what is wrong.
/// </summary>
internal sealed class LedgerPreload : IDisposable
{
    private readonly CancellationTokenSource _ended;
    private readonly Task<KnownState?> _reading;

    /// <param name="place">The ledger, of which there need be none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public LedgerPreload(LedgerPlace place, CancellationToken cancellation)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken ended = _ended.Token;
        _reading = Task.Factory.StartNew(() => Read(place, ended), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits until it was read.</summary>
    /// <returns>Null where it could not be read.</returns>
    public KnownState? Known() => _reading.GetAwaiter().GetResult();

    public void Dispose()
    {
        _ended.Cancel();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne();
        _ended.Dispose();
    }

    private static KnownState? Read(LedgerPlace place, CancellationToken cancellation)
    {
        try
        {
            return KnownState.Of(() => place.ReadAsIs(cancellation), cancellation);
        }
        catch (Exception e) when (e is LedgerException or OperationCanceledException)
        {
            return null;
        }
    }
}
