using SQLitePCL;

namespace Prator.Recovery.Ledger;

/// <summary>What an error of SQLite means for somebody who keeps a ledger.</summary>
internal static class SqliteFault
{
    private const int PrimaryCode = 0xFF;

    /// <param name="path">The ledger's file.</param>
    /// <param name="code">SQLite's (extended) result code.</param>
    /// <param name="detail">SQLite's own words.</param>
    public static LedgerException Of(string path, int code, string detail) => (code & PrimaryCode) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(LedgerFault.Locked,
            Messages.FileLocked(path)),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => new(LedgerFault.ReadOnly,
            Messages.FileReadOnly(path)),
        raw.SQLITE_FULL => new(LedgerFault.DiskFull,
            Messages.DiskFull(path)),
        raw.SQLITE_NOTADB => new(LedgerFault.Foreign, Messages.NoDatabase(path)),
        // Statements are the module's own: what they name is missing, or something in the file refuses what they do.
        raw.SQLITE_CORRUPT or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH => Damaged(path, detail),
        raw.SQLITE_CANTOPEN when !MayWriteFolder(path) => new(LedgerFault.ReadOnly,
            Messages.FolderReadOnly(path)),
        raw.SQLITE_CANTOPEN => new(LedgerFault.Unavailable,
            Messages.FileNotOpened(path)),
        raw.SQLITE_IOERR => new(LedgerFault.Unavailable,
            Messages.FileNotRead(path, detail, code)),
        _ => new(LedgerFault.Unavailable, Messages.FileUnavailable(path, detail, code)),
    };

    public static LedgerException Damaged(string path, string detail, Exception? cause = null) => new(LedgerFault.Damaged,
        Messages.LedgerDamaged(path, detail), cause);

    public static LedgerException NotMade(string path, Exception cause) => new(LedgerFault.ReadOnly,
        Messages.LedgerNotMade(path, cause.Message), cause);

    private static bool MayWriteFolder(string path)
    {
        string probe = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, $".{System.IO.Path.GetRandomFileName()}.tmp");
        try
        {
            using FileStream stream = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
