using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Ledger;

/// <summary>
/// A ledger on a medium, or in a folder, that is not to be written. SQLite wants to write beside a file in WAL mode even to read
/// it; one that nobody has open is complete without that, and is read as it lies there.
/// </summary>
internal static class SqliteReadOnly
{
    /// <exception cref="LedgerException">ReadOnly where a part of it lies in a WAL that can't be read from there.</exception>
    public static SqliteFile Open(string path, TimeSpan patience, CancellationToken cancellation)
    {
        if (HasWal(path))
        {
            throw new LedgerException(
                LedgerFault.ReadOnly,
                Messages.NewestInWal(path));
        }

        return SqliteFile.Open(path, $"{new Uri(path).AbsoluteUri}?immutable=1", SqliteOpenMode.ReadOnly, patience, cancellation);
    }

    private static bool HasWal(string path) => new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 };
}
