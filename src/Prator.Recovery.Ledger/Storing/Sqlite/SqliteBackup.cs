using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Ledger;

/// <summary>Copies of a ledger that were made before its schema was raised: <c>name.v1-20240203T081500Z.backup</c> beside it.</summary>
internal static class SqliteBackup
{
    private const string Ending = ".backup";

    /// <summary>Copies the ledger as it is on the disk to a new file beside it, which only the owner may read.</summary>
    public static string Make(string path, int version, TimeProvider clock, TimeSpan patience, CancellationToken cancellation)
    {
        string copy = string.Create(CultureInfo.InvariantCulture, $"{path}.v{version}-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}{Ending}");
        OwnerOnlyFile.Make(copy);
        try
        {
            using SqliteFile source = SqliteFile.Open(path, patience, cancellation);
            using SqliteFile target = SqliteFile.Open(copy, patience, cancellation);
            source.Connection.BackupDatabase(target.Connection);
            return copy;
        }
        catch (SqliteException exception)
        {
            File.Delete(copy);
            throw SqliteFault.Of(copy, exception.SqliteExtendedErrorCode, exception.Message);
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    /// <summary>All copies of a ledger.</summary>
    public static IEnumerable<string> Of(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".v*" + Ending);
}
