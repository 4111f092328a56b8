namespace Prator.Recovery.Ledger;

/// <summary>Sees to it that what was erased is in no file any more: not in the WAL, not in a copy made before a migration.</summary>
internal static class SqliteErasure
{
    /// <summary>After the commit: empties the WAL, as soon as no reader needs it, and erases the salt in the ledger's copies.</summary>
    /// <exception cref="LedgerException">Locked: the salt is erased, but a reader kept the WAL for longer than patience lasts.</exception>
    public static void Finish(SqliteFile file, TimeSpan patience, CancellationToken cancellation)
    {
        foreach (string copy in SqliteBackup.Of(file.Path))
        {
            using SqliteFile backup = SqliteFile.Open(copy, patience, cancellation);
            backup.ExecuteInTurn("UPDATE ledger SET salt = NULL", patience, cancellation);
            backup.EmptyWal(patience, cancellation);
        }

        file.EmptyWal(patience, cancellation);
    }
}
