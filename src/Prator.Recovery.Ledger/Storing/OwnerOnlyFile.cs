namespace Prator.Recovery.Ledger;

/// <summary>New files that nobody but their owner may read or write, from the first moment on.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Makes an empty file.</summary>
    /// <exception cref="LedgerException">There is one already, or the folder is not to be written.</exception>
    public static void Make(string path)
    {
        try
        {
            using FileStream stream = new(path, Options());
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new LedgerException(LedgerFault.NotPossible, Messages.FileTaken(path), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFault.ReadOnly, Messages.FileNotMade(path, exception.Message), exception);
        }
    }

    /// <summary>How such a file is opened: new, and for writing.</summary>
    public static FileStreamOptions Options()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
