using Npgsql;

[assembly: AssemblyFixture(typeof(Prator.Recovery.Testing.PostgresCluster))]

namespace Prator.Recovery.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own. Started when the first test asks for it. Where PostgreSQL is not installed such a test is
/// skipped, but fails where everything is required.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>The only account that must give a password; a test makes it. All others are let in without one.</summary>
    public const string AccountWithPassword = "with_password";

    // Nothing that the tests keep needs to outlive the machine.
    private const string Settings = "-c fsync=off -c jit=off";

    private static PostgresCluster? _shared;

    private readonly Lock _starting = new();
    private PostgresServer? _server;

    public PostgresCluster() => _shared ??= this;

    /// <summary>The one that all tests of an assembly share.</summary>
    public static PostgresCluster Shared => _shared!;

    /// <summary>Skips the test where PostgreSQL is not installed. Also happens at the first use; but whatever runs a test many times must not meet it in the middle.</summary>
    public static void Need() => Needs.That(PostgresServer.IsInstalled, "PostgreSQL (`initdb`) is not installed.");

    /// <summary>The port on this machine, where the server answers by TCP.</summary>
    public int Port => Running().Port;

    /// <summary>The folder of the server's data, which the tests may write where they run as root.</summary>
    public string Data => Running().Data;

    /// <summary>How to reach the server by its socket.</summary>
    /// <param name="more">Further keywords.</param>
    /// <param name="user">The account.</param>
    public string Connection(string more = "", string user = PostgresServer.Superuser) => Running().Connection(more, user);

    /// <summary>A connection to the server, open.</summary>
    public NpgsqlConnection Connect()
    {
        NpgsqlConnection connection = new(Connection());
        connection.Open();
        return connection;
    }

    /// <summary>Runs statements as the superuser.</summary>
    public void Run(string sql)
    {
        using NpgsqlConnection connection = Connect();
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Stops the server as if it crashed, and starts it again. Only of a server that no other test uses.</summary>
    public void Crash() => Running().Crash();

    public void Dispose() => _server?.Dispose();

    private PostgresServer Running()
    {
        lock (_starting)
        {
            if (_server is null)
            {
                Need();
                _server = new PostgresServer(Settings, $"local all {AccountWithPassword} scram-sha-256\nhost all {AccountWithPassword} all scram-sha-256\n");
            }

            return _server;
        }
    }
}
