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
            $"the ledger `{path}` is kept by another command. Wait until that is done, and run this one again."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => new(LedgerFault.ReadOnly,
            $"the ledger `{path}` is not to be written. See to it that you may write the file and its folder."),
        raw.SQLITE_FULL => new(LedgerFault.DiskFull,
            $"the disk that holds the ledger `{path}` is full. Nothing of this command was kept: free some space, and run it again."),
        raw.SQLITE_NOTADB => new(LedgerFault.Foreign, $"the file `{path}` is no ledger: it is no database. Name the ledger's file."),
        // Statements are the module's own: what they name is missing, or something in the file refuses what they do.
        raw.SQLITE_CORRUPT or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH => Damaged(path, detail),
        raw.SQLITE_CANTOPEN when !MayWriteFolder(path) => new(LedgerFault.ReadOnly,
            $"the folder of the ledger `{path}` is not to be written, and this needs files beside it. See to it that you may write it."),
        raw.SQLITE_CANTOPEN => new(LedgerFault.Unavailable,
            $"the ledger `{path}` can't be opened. See to it that you may read and write the file and its folder."),
        raw.SQLITE_IOERR => new(LedgerFault.Unavailable,
            $"the ledger `{path}` could not be read or written ({detail}, {code}). Nothing of this command was kept: check the disk or the network, and run it again."),
        _ => new(LedgerFault.Unavailable, $"the ledger `{path}` can't be used: {detail} ({code}). Nothing of this command was kept."),
    };

    public static LedgerException Damaged(string path, string detail, Exception? cause = null) => new(LedgerFault.Damaged,
        $"the ledger `{path}` is damaged: {detail}. Keep the file as it is, see what Test-RecoveryLedger finds, and go on with the latest backup.", cause);

    public static LedgerException NotMade(string path, Exception cause) => new(LedgerFault.ReadOnly,
        $"the ledger `{path}` can't be made: {cause.Message} See to it that you may write its folder.", cause);

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
