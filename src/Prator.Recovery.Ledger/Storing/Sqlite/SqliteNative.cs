using System.Runtime.InteropServices;

namespace Prator.Recovery.Ledger;

/// <summary>
/// The handful of SQLite's functions that run some twenty times a row. Called without the marshalling of handles, which costs
/// more than the functions themselves; the library is the one that Microsoft.Data.Sqlite has loaded.
/// </summary>
internal static unsafe partial class SqliteNative
{
    /// <summary>SQLite copies the bytes.</summary>
    public const nint Transient = -1;

    /// <summary>The bytes stay where they are until the statement is run and reset.</summary>
    public const nint Static = 0;

    private const string Library = "e_sqlite3";

    static SqliteNative() => NativeSqlite.Load();

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    public static partial int BindText(nint statement, int index, byte* text, int length, nint lifetime);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    public static partial int BindBlob(nint statement, int index, byte* bytes, int length, nint lifetime);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    public static partial byte* ColumnBytes(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    public static partial int ColumnLength(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_int64")]
    [SuppressGCTransition]
    public static partial long ValueInt64(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_blob")]
    [SuppressGCTransition]
    public static partial byte* ValueBytes(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_value_bytes")]
    [SuppressGCTransition]
    public static partial int ValueLength(nint value);

    [LibraryImport(Library, EntryPoint = "sqlite3_user_data")]
    [SuppressGCTransition]
    public static partial nint UserData(nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_int")]
    [SuppressGCTransition]
    public static partial void ResultInt(nint context, int result);

    [LibraryImport(Library, EntryPoint = "sqlite3_result_error_code")]
    public static partial void ResultErrorCode(nint context, int code);

    [LibraryImport(Library, EntryPoint = "sqlite3_create_function_v2")]
    public static partial int CreateFunction(
        nint database,
        byte* name,
        int arguments,
        int flags,
        nint state,
        delegate* unmanaged[Cdecl]<nint, int, nint*, void> function,
        void* step,
        void* final,
        delegate* unmanaged[Cdecl]<nint, void> destroy);

    /// <summary>Brings what was written to a database's file to the disk, as a commit does.</summary>
    /// <returns>SQLite's result.</returns>
    public static int Flush(SQLitePCL.sqlite3 database)
    {
        const int FilePointer = 7;
        const int DataOnly = 0x00002 | 0x00010;
        const int SyncMethod = 5;
        nint* file = null;
        int result = FileControl(database.DangerousGetHandle(), null, FilePointer, &file);
        if (result != SQLitePCL.raw.SQLITE_OK || file is null)
        {
            return result;
        }

        // A file begins with the table of its methods: a version, then xClose, xRead, xWrite, xTruncate, xSync.
        nint* methods = (nint*)file[0];
        return ((delegate* unmanaged[Cdecl]<nint*, int, int>)methods[SyncMethod])(file, DataOnly);
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(nint database, byte* name, int operation, nint** file);
}
