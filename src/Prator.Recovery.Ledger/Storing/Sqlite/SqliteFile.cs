using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prator.Recovery.Ledger;

/// <summary>An open connection to a ledger's file, with the settings that every one of them keeps.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const string Settings =
        """
        PRAGMA synchronous = FULL;
        PRAGMA temp_store = MEMORY;
        PRAGMA secure_delete = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA wal_autocheckpoint = 0;
        """;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly SqliteConnection _connection;

    private SqliteFile(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    public string Path { get; }

    public TextPool Texts { get; } = new();

    /// <summary>Whether a statement failed: SQLite may have rolled the transaction back, so nothing more is to be written.</summary>
    public bool HasFailed { get; private set; }

    public sqlite3 Handle => _connection.Handle!;

    public SqliteConnection Connection => _connection;

    /// <summary>Opens a file that exists.</summary>
    /// <exception cref="LedgerException">It can't be opened.</exception>
    public static SqliteFile Open(string path, TimeSpan patience, CancellationToken cancellation) =>
        Open(path, path, SqliteOpenMode.ReadWrite, patience, cancellation);

    /// <summary>
    /// Opens a file that exists to read it, also where neither it nor its folder is to be written: then as it lies there.
    /// </summary>
    /// <exception cref="LedgerException">It can't be opened.</exception>
    public static SqliteFile OpenToRead(string path, TimeSpan patience, CancellationToken cancellation)
    {
        SqliteFile? file = null;
        try
        {
            file = Open(path, patience, cancellation);

            // The first look at the pages: only now it shows whether the files beside it can be used.
            file.ExecuteInTurn("SELECT count(*) FROM sqlite_schema", patience, cancellation);
            return file;
        }
        catch (LedgerException exception) when (exception.Fault == LedgerFault.ReadOnly)
        {
            file?.Dispose();
            return SqliteReadOnly.Open(path, patience, cancellation);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <param name="path">The file.</param>
    /// <param name="source">The same as SQLite is told it: a path, or an URI.</param>
    /// <param name="mode">What it is opened for.</param>
    /// <param name="patience">How long to wait for another command that keeps the file.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    internal static SqliteFile Open(string path, string source, SqliteOpenMode mode, TimeSpan patience, CancellationToken cancellation)
    {
        NativeSqlite.Load();
        SqliteConnectionStringBuilder text = new() { DataSource = source, Mode = mode, Pooling = false };
        SqliteConnection connection = new(text.ConnectionString);
        try
        {
            connection.Open();
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteFault.Of(path, exception.SqliteExtendedErrorCode, exception.Message);
        }

        SqliteFile file = new(path, connection);
        raw.sqlite3_extended_result_codes(file.Handle, 1);
        try
        {
            file.ExecuteInTurn(Settings, patience, cancellation);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public Statement Prepare(string sql)
    {
        const uint Persistent = 1;
        return raw.sqlite3_prepare_v3(Handle, sql, Persistent, out sqlite3_stmt statement) == raw.SQLITE_OK
            ? new Statement(this, statement)
            : throw Fault();
    }

    public void Execute(string sql)
    {
        if (raw.sqlite3_exec(Handle, sql) != raw.SQLITE_OK)
        {
            throw Fault();
        }
    }

    /// <summary>Runs statements again and again while somebody else keeps the file, at most for <paramref name="patience"/>.</summary>
    /// <param name="sql">The statements.</param>
    /// <param name="patience">How long to try.</param>
    /// <param name="cancellation">Ends the waiting at once.</param>
    /// <param name="undo">Runs after a failed try; its own failing does not matter.</param>
    /// <exception cref="LedgerException">Locked, when patience is over.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public void ExecuteInTurn(string sql, TimeSpan patience, CancellationToken cancellation, string? undo = null)
    {
        TryInTurn(() =>
        {
            int result = raw.sqlite3_exec(Handle, sql);
            if (result == raw.SQLITE_OK)
            {
                return null;
            }

            LedgerException fault = SqliteFault.Of(Path, result, raw.sqlite3_errmsg(Handle).utf8_to_string());
            if (undo is not null)
            {
                _ = raw.sqlite3_exec(Handle, undo);
            }

            return fault;
        }, patience, cancellation);
    }

    /// <summary>Brings the WAL into the file and makes it empty, as soon as no reader needs it.</summary>
    /// <exception cref="LedgerException">Locked, when patience is over.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public void EmptyWal(TimeSpan patience, CancellationToken cancellation)
    {
        TryInTurn(() =>
        {
            int result = raw.sqlite3_wal_checkpoint_v2(Handle, null, raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
            return result == raw.SQLITE_OK ? null : SqliteFault.Of(Path, result, raw.sqlite3_errmsg(Handle).utf8_to_string());
        }, patience, cancellation);
    }

    /// <summary>The first column of the only row.</summary>
    public long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    /// <summary>What the last call failed with.</summary>
    public LedgerException Fault()
    {
        HasFailed = true;
        return SqliteFault.Of(Path, raw.sqlite3_extended_errcode(Handle), raw.sqlite3_errmsg(Handle).utf8_to_string());
    }

    public void Dispose() => _connection.Dispose();

    private void TryInTurn(Func<LedgerException?> attempt, TimeSpan patience, CancellationToken cancellation)
    {
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attempt() is not { } fault)
            {
                return;
            }

            if (fault.Fault != LedgerFault.Locked || Stopwatch.GetElapsedTime(begun) >= patience)
            {
                HasFailed = true;
                throw fault;
            }

            cancellation.WaitHandle.WaitOne(BetweenTries);
        }
    }
}
