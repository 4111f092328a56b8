namespace Prator.Recovery.Ledger;

/// <summary>Looks whether a file is a ledger that this module knows, and raises an older one to today's schema.</summary>
internal static class SqliteMigration
{
    private const string Version = "PRAGMA user_version";

    /// <exception cref="LedgerException">It is no ledger, or a newer one; or it can't be raised, and is as it was.</exception>
    public static void EnsureCurrent(SqliteFile file, SqliteSchema schema, TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        if (IsCurrent(file, schema, patience, cancellation))
        {
            return;
        }

        file.ExecuteInTurn("BEGIN IMMEDIATE", patience, cancellation);
        try
        {
            // Another command may have raised it while this one waited.
            int version = (int)file.Number(Version);
            if (version < schema.Version)
            {
                SqliteBackup.Make(file.Path, version, clock, patience, cancellation);
                schema.Raise(file, version);
            }

            file.Execute("COMMIT");
        }
        catch
        {
            SQLitePCL.raw.sqlite3_exec(file.Handle, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Whether a file is a ledger of today's schema.</summary>
    /// <exception cref="LedgerException">It is no ledger, or a newer one.</exception>
    public static bool IsCurrent(SqliteFile file, SqliteSchema schema, TimeSpan patience, CancellationToken cancellation) =>
        VersionOf(file, schema, patience, cancellation) == schema.Version;

    private static int VersionOf(SqliteFile file, SqliteSchema schema, TimeSpan patience, CancellationToken cancellation)
    {
        // The first look at the file's pages: it may have to wait for a command that is mending the WAL after a crash.
        file.ExecuteInTurn("SELECT count(*) FROM sqlite_schema", patience, cancellation);
        if (new FileInfo(file.Path).Length == 0)
        {
            throw new LedgerException(LedgerFault.Foreign, Messages.FileEmpty(file.Path));
        }

        if (file.Number("PRAGMA application_id") != SqliteSchema.ApplicationId)
        {
            throw new LedgerException(LedgerFault.Foreign, Messages.ForeignDatabase(file.Path));
        }

        int version = (int)file.Number(Version);
        if (version < 1)
        {
            // Before anything is copied: there is no older schema that it could be raised from.
            throw SqliteFault.Damaged(file.Path, Messages.SaysNotVersion);
        }

        return version <= schema.Version
            ? version
            : throw new LedgerException(LedgerFault.TooNew, Messages.LedgerTooNew(file.Path, version, schema.Version));
    }
}
