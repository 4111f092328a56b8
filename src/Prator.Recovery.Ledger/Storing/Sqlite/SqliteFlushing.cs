namespace Prator.Recovery.Ledger;

/// <summary>
/// Brings a long transaction's pages to the disk while more are written, on a thread of its own: else the commit waits for all of
/// them. It promises nothing; the commit still sees to it that everything is there.
/// </summary>
/// <remarks>
/// The file is reached through SQLite. Opening it a second time would do harm: closing that gives up all locks that this process
/// has on the file.
/// </remarks>
internal sealed class SqliteFlushing(SqliteFile file)
{
    private const long BytesBetween = 32 << 20;

    private long _written;
    private Task<int>? _flush;

    /// <summary>Tells that about so many bytes were written.</summary>
    public void Wrote(int bytes)
    {
        _written += bytes;
        if (_written >= BytesBetween && _flush is not { IsCompleted: false })
        {
            ThrowIfFailed();
            _written = 0;
            _flush = Task.Run(() => SqliteNative.Flush(file.Handle));
        }
    }

    /// <summary>Waits for what was begun.</summary>
    public void Wait() => _flush?.Wait();

    /// <summary>Waits for what was begun. A disk tells only once that it could not write, so that the commit would not hear of it.</summary>
    /// <exception cref="LedgerException">The disk did not take what was written.</exception>
    public void WaitAndCheck()
    {
        Wait();
        ThrowIfFailed();
    }

    private void ThrowIfFailed()
    {
        if (_flush is { Result: not SQLitePCL.raw.SQLITE_OK and var result })
        {
            throw SqliteFault.Of(file.Path, result, Messages.DiskTookNothing);
        }
    }
}
