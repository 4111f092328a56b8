namespace Prator.Recovery.Ledger;

/// <summary>A ledger in one SQLite file. Each reader and writer has a connection of its own, so they may be used on any threads.</summary>
public sealed class SqliteLedgerStore : ILedgerStore
{
    // A writer's pages stay in memory until they are many; then they go to the WAL once each, in large parts. What a reader has run
    // through it does not need again.
    private const string ManyPages = "PRAGMA cache_size = -65536";

    private readonly string _path;
    private readonly TimeSpan _patience;

    private SqliteLedgerStore(string path, TimeSpan patience)
    {
        _path = path;
        _patience = patience;
    }

    public string Place => _path;

    /// <summary>Makes a new ledger, which only the owner of the file may read. It is wholly there or not at all.</summary>
    /// <param name="path">The file; its folder must exist, and the file must not.</param>
    /// <param name="patience">How long to wait for another command that keeps the file.</param>
    /// <param name="identity">Who it will be.</param>
    /// <exception cref="LedgerException">FolderMissing; NotPossible where there is a file already; or it can't be written.</exception>
    public static SqliteLedgerStore Create(string path, TimeSpan patience, LedgerIdentity identity) =>
        Create(path, patience, identity, SqliteSchema.Current);

    /// <summary>Makes a new ledger that has rows from the first moment on. It is wholly there or not at all.</summary>
    /// <param name="path">The file; its folder must exist, and the file must not.</param>
    /// <param name="patience">How long to wait for another command that keeps the file.</param>
    /// <param name="identity">Who it will be.</param>
    /// <param name="fill">Writes the rows, and commits nothing.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <exception cref="LedgerException">As of <see cref="Create(string, TimeSpan, LedgerIdentity)"/>.</exception>
    public static SqliteLedgerStore Create(string path, TimeSpan patience, LedgerIdentity identity, Action<ILedgerWriter> fill, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fill);
        return Create(path, patience, identity, SqliteSchema.Current, unfinished =>
        {
            using SqliteLedgerStore store = new(unfinished, patience);
            using ILedgerWriter writer = store.Write(cancellation);
            fill(writer);
            cancellation.ThrowIfCancellationRequested();
            writer.Commit();
        });
    }

    /// <summary>Sees to it that a ledger can be made at a place.</summary>
    /// <exception cref="LedgerException">FolderMissing; NotPossible where there is a file already.</exception>
    public static void EnsureFree(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string full = Path.GetFullPath(path);
        EnsureFolder(full);
        if (Path.Exists(full))
        {
            throw AlreadyThere(full, null);
        }
    }

    /// <summary>Opens a ledger. An older one is raised to today's schema after a copy of it was made beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for another command that keeps the file.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="LedgerException">There is no such ledger, it is none, a newer one, or can't be read.</exception>
    public static SqliteLedgerStore Open(string path, TimeSpan patience, CancellationToken cancellation = default) =>
        Open(path, patience, SqliteSchema.Current, TimeProvider.System, cancellation);

    /// <summary>Begins to read a ledger before anybody has decided to open it: it is not raised, and nobody is waited for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is no ledger, or one of an older schema.</returns>
    /// <exception cref="LedgerException">It can't be read, or not now.</exception>
    public static ILedgerReader? ReadAsIs(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string full = Path.GetFullPath(path);
        using SqliteFile file = SqliteFile.OpenToRead(full, TimeSpan.Zero, cancellation);
        return SqliteMigration.IsCurrent(file, SqliteSchema.Current, TimeSpan.Zero, cancellation)
            ? new SqliteLedgerStore(full, TimeSpan.Zero).Read(cancellation)
            : null;
    }

    public ILedgerReader Read(CancellationToken cancellation)
    {
        EnsureThere();
        SqliteFile file = SqliteFile.OpenToRead(_path, _patience, cancellation);
        try
        {
            file.ExecuteInTurn("BEGIN; SELECT count(*) FROM ledger", _patience, cancellation, "ROLLBACK");
            return new SqliteLedgerReader(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public ILedgerWriter Write(CancellationToken cancellation)
    {
        EnsureThere();
        SqliteFile file = SqliteFile.Open(_path, _patience, cancellation);
        try
        {
            file.Execute(ManyPages);
            bool isFirst = SqliteJournal.Prepare(file, _patience, cancellation);
            file.ExecuteInTurn("BEGIN IMMEDIATE", _patience, cancellation);
            return new SqliteLedgerWriter(file, isFirst, _patience, cancellation);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Does nothing: the store itself holds no connection.</summary>
    public void Dispose()
    {
    }

    internal static SqliteLedgerStore Create(string path, TimeSpan patience, LedgerIdentity identity, SqliteSchema schema, Action<string>? complete = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        EnsureFree(path);
        string full = Path.GetFullPath(path);
        string unfinished = $"{full}.{Path.GetRandomFileName()}.tmp";
        OwnerOnlyFile.Make(unfinished);
        try
        {
            Fill(unfinished, identity, schema);
            complete?.Invoke(unfinished);
            EnsureWhole(unfinished);
            File.Move(unfinished, full, overwrite: false);
        }
        catch (Exception exception)
        {
            Remove(unfinished);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw File.Exists(full) ? AlreadyThere(full, exception) : SqliteFault.NotMade(full, exception);
            }

            throw;
        }

        return new SqliteLedgerStore(full, patience);
    }

    internal static SqliteLedgerStore Open(string path, TimeSpan patience, SqliteSchema schema, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        SqliteLedgerStore store = new(Path.GetFullPath(path), patience);
        store.EnsureThere();
        using SqliteFile file = SqliteFile.OpenToRead(store._path, patience, cancellation);
        SqliteMigration.EnsureCurrent(file, schema, patience, clock, cancellation);
        return store;
    }

    private static void Fill(string path, LedgerIdentity identity, SqliteSchema schema)
    {
        using SqliteFile file = SqliteFile.Open(path, TimeSpan.Zero, CancellationToken.None);

        // A day changes single rows, far apart: with larger pages more of their neighbours would be written along.
        file.Execute("PRAGMA page_size = 4096; BEGIN IMMEDIATE");
        schema.Make(file);
        SqliteIdentity.Insert(file, identity);
        file.Execute("COMMIT");
    }

    // What lies beside it does not move along.
    private static void EnsureWhole(string unfinished)
    {
        if (new FileInfo($"{unfinished}-wal") is { Exists: true, Length: > 0 })
        {
            throw new LedgerException(LedgerFault.Unavailable, Messages.PartUnfinished(unfinished));
        }
    }

    private static void Remove(string unfinished)
    {
        foreach (string ending in new[] { "", "-journal", "-wal", "-shm" })
        {
            File.Delete(unfinished + ending);
        }
    }

    private void EnsureThere()
    {
        EnsureFolder(_path);
        if (Directory.Exists(_path))
        {
            throw new LedgerException(LedgerFault.Foreign, Messages.LedgerIsFolder(_path));
        }

        if (!File.Exists(_path))
        {
            throw new LedgerException(LedgerFault.Missing, Messages.LedgerMissing(_path));
        }
    }

    private static void EnsureFolder(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? path;
        if (!Directory.Exists(folder))
        {
            throw new LedgerException(LedgerFault.FolderMissing, Messages.LedgerFolderMissing(folder));
        }
    }

    private static LedgerException AlreadyThere(string path, Exception? cause) =>
        new(LedgerFault.NotPossible, Messages.LedgerFileTaken(path), cause);
}
