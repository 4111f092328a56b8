namespace Prator.Recovery.Exchange;

/// <summary>Keeps other writers of a file out for as long as it is held, by a file <c>.lock</c> beside it.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <param name="path">The file to be written.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="IOException">Another writer kept it for longer than ten seconds, or the folder is missing.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    public static FileLock Take(string path, CancellationToken cancellation)
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
            }
            catch (Exception e) when (e is IOException and not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && DateTime.UtcNow < deadline)
            {
                cancellation.WaitHandle.WaitOne(Pause);
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    public void Dispose() => _held.Dispose();
}
