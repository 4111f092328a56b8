namespace Prator.Recovery.Ledger;

/// <summary>
/// How a ledger's file survives a crash. An empty ledger keeps a rollback journal, so that its first import writes each new page
/// once, to where it belongs; from then on it keeps a WAL, so that readers and a writer do not wait for one another.
/// </summary>
internal static class SqliteJournal
{
    private const string KeepWal = "PRAGMA journal_mode = WAL";

    /// <summary>Before a transaction that writes: a ledger that is no longer empty keeps a WAL.</summary>
    /// <returns>Whether the ledger still keeps a rollback journal.</returns>
    /// <exception cref="LedgerException">The ledger can't be used.</exception>
    public static bool Prepare(SqliteFile file, TimeSpan patience, CancellationToken cancellation)
    {
        if (IsWal(file))
        {
            return false;
        }

        file.ExecuteInTurn("SELECT count(*) FROM ledger", patience, cancellation);
        if (file.Number("SELECT EXISTS (SELECT 1 FROM operation) OR EXISTS (SELECT 1 FROM entry)") == 0)
        {
            return true;
        }

        file.ExecuteInTurn(KeepWal, patience, cancellation);
        return !IsWal(file);
    }

    /// <summary>After the first commit. Where a reader is in the way the next writer does it.</summary>
    public static void TryKeepWal(SqliteFile file) => _ = SQLitePCL.raw.sqlite3_exec(file.Handle, KeepWal);

    private static bool IsWal(SqliteFile file)
    {
        using Statement mode = file.Prepare("PRAGMA journal_mode");
        return mode.Step() && mode.Text(0) == "wal";
    }
}
