using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>A place of its own for one ledger, in either store.</summary>
internal abstract class LedgerHome : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Skips the test where the store is not installed.</summary>
    public static StoreKind Needed(StoreKind kind)
    {
        if (kind == StoreKind.Postgres)
        {
            PostgresCluster.Need();
        }

        return kind;
    }

    public static LedgerHome Of(StoreKind kind) => kind == StoreKind.Sqlite ? new SqliteHome() : new PostgresHome();

    public abstract ILedgerStore Create(LedgerIdentity identity);

    public abstract ILedgerStore Create(LedgerIdentity identity, Action<ILedgerWriter> fill, CancellationToken cancellation);

    public abstract ILedgerStore Open(TimeSpan patience);

    /// <summary>Whether nothing at all is there.</summary>
    public abstract bool IsEmpty();

    public abstract void Dispose();
}

/// <summary>A folder with a file in it, removed afterwards.</summary>
internal sealed class SqliteHome : LedgerHome
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "recovery.db");

    public override ILedgerStore Create(LedgerIdentity identity) => SqliteLedgerStore.Create(Path, Patience, identity);

    public override ILedgerStore Create(LedgerIdentity identity, Action<ILedgerWriter> fill, CancellationToken cancellation) =>
        SqliteLedgerStore.Create(Path, Patience, identity, fill, cancellation);

    public override ILedgerStore Open(TimeSpan patience) => SqliteLedgerStore.Open(Path, patience);

    public override bool IsEmpty() => Directory.GetFileSystemEntries(_folder.FullName).Length == 0;

    public override void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>A schema on the tests' server, which goes with the server.</summary>
internal sealed class PostgresHome(PostgresCluster? cluster = null) : LedgerHome
{
    private readonly PostgresCluster _cluster = cluster ?? PostgresCluster.Shared;

    public string Schema { get; } = $"ledger_{UniqueName.Next()}";

    public string Connection => ConnectionOf();

    public string ConnectionOf(string user = "postgres", string more = "") => _cluster.Connection($"Search Path={Schema};{more}", user);

    public override ILedgerStore Create(LedgerIdentity identity) => PostgresLedgerStore.Create(Connection, Patience, identity);

    public override ILedgerStore Create(LedgerIdentity identity, Action<ILedgerWriter> fill, CancellationToken cancellation) =>
        PostgresLedgerStore.Create(Connection, Patience, identity, fill, cancellation);

    public override ILedgerStore Open(TimeSpan patience) => PostgresLedgerStore.Open(Connection, patience);

    public override bool IsEmpty()
    {
        using Npgsql.NpgsqlConnection connection = _cluster.Connect();
        using Npgsql.NpgsqlCommand command = new($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Schema}'", connection);
        return (long)command.ExecuteScalar()! == 0;
    }

    /// <summary>Runs statements as the superuser, with the ledger's tables in sight.</summary>
    public void Run(string sql) => _cluster.Run($"SET search_path = {Schema}; {sql}");

    public override void Dispose()
    {
    }
}
