using System.Globalization;
using SQLitePCL;

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
            Copy(source, target);
            return copy;
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    private static void Copy(SqliteFile source, SqliteFile target)
    {
        const int AllPages = -1;
        int result;
        using (sqlite3_backup backup = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main"))
        {
            result = backup.IsInvalid ? raw.sqlite3_extended_errcode(target.Handle) : raw.sqlite3_backup_step(backup, AllPages);
        }

        if (result != raw.SQLITE_DONE)
        {
            throw SqliteFault.Of(target.Path, result, raw.sqlite3_errstr(result).utf8_to_string());
        }
    }

    /// <summary>All copies of a ledger.</summary>
    public static IEnumerable<string> Of(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".v*" + Ending);
}
