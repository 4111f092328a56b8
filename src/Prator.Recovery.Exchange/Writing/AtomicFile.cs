namespace Prator.Recovery.Exchange;

/// <summary>Writes a file so that it is either the whole new one or what it was before.</summary>
public static class AtomicFile
{
    private const UnixFileMode OfOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes to a new file in the same folder, flushes it to the disk and moves it over the old one. When anything fails
    /// the old file stays and the new one is removed.
    /// </summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="readers">Who may read a new file; one that is written over stays as open as it is.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the old file is not to be written.</exception>
    public static void Write(string path, Action<Stream> write, FileReaders readers = FileReaders.Owner)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            using (FileStream stream = new(unfinished, Options(full, readers)))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        catch
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }

            throw;
        }
    }

    // The unfinished file may hold patient data: where there are modes it is no more open than the file that it replaces, and never than asked.
    private static FileStreamOptions Options(string path, FileReaders readers)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode? former = File.Exists(path) ? File.GetUnixFileMode(path) : null;
            options.UnixCreateMode = readers == FileReaders.Owner ? OfOwner & (former ?? OfOwner) : former;
        }

        return options;
    }
}
