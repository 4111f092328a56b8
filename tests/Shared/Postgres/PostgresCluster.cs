using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Prator.Recovery.Testing.PostgresCluster))]

namespace Prator.Recovery.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, on a socket there and a free port of this machine, so that it
/// meets no other. Started when the first test asks for it. Where PostgreSQL is not installed such a test is skipped, but fails
/// where everything is required.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    /// <summary>The only account that must give a password; a test makes it. All others are let in without one.</summary>
    public const string AccountWithPassword = "with_password";

    private const string Superuser = "postgres";
    private const string DebianFolder = "/usr/lib/postgresql";

    private static PostgresCluster? _shared;

    private readonly Lock _starting = new();
    private string? _folder;
    private int _port;

    public PostgresCluster() => _shared ??= this;

    /// <summary>The one that all tests of an assembly share.</summary>
    public static PostgresCluster Shared => _shared!;

    /// <summary>Skips the test where PostgreSQL is not installed. Also happens at the first use; but whatever runs a test many times must not meet it in the middle.</summary>
    public static void Need() => Needs.That(Programs() is not null, "PostgreSQL (`initdb`) is not installed.");

    /// <summary>The port on this machine, where the server answers by TCP.</summary>
    public int Port
    {
        get
        {
            Running();
            return _port;
        }
    }

    /// <summary>The folder of the server's data, which the tests may write where they run as root.</summary>
    public string Data => DataIn(Running());

    /// <summary>How to reach the server by its socket.</summary>
    /// <param name="more">Further keywords.</param>
    /// <param name="user">The account.</param>
    public string Connection(string more = "", string user = Superuser) =>
        $"Host={Running()};Port={_port};Username={user};Database=postgres;Pooling=false;Command Timeout=300;{more}";

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
    public void Crash()
    {
        Control("stop", "-m", "immediate");
        Start(_folder!, _port);
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Control("stop", "-m", "immediate");
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Running()
    {
        lock (_starting)
        {
            return _folder ??= Make();
        }
    }

    private string Make()
    {
        Need();
        string folder = Directory.CreateTempSubdirectory("sql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            RunAsSelf("chown", Superuser, folder);
        }

        RunAsServer("initdb", "-D", DataIn(folder), "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        string rules = Path.Combine(DataIn(folder), "pg_hba.conf");
        File.WriteAllText(rules, $"local all {AccountWithPassword} scram-sha-256\nhost all {AccountWithPassword} all scram-sha-256\n{File.ReadAllText(rules)}");
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        Start(folder, _port);
        return folder;
    }

    /// <summary>The folder of the newest server that Debian installed, else the one on the path; null where there is none.</summary>
    private static string? Programs()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        IEnumerable<string> debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(d => double.TryParse(Path.GetFileName(d), out double version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return debian.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static void Start(string folder, int port) => RunAsServer(
        "pg_ctl", "start", "-D", DataIn(folder), "-w", "-l", Path.Combine(folder, "log"),
        "-o", $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='{folder}' -c fsync=off -c jit=off");

    private static string DataIn(string folder) => Path.Combine(folder, "data");

    private void Control(string what, params string[] more) => RunAsServer("pg_ctl", [what, "-D", DataIn(_folder!), "-w", .. more]);

    /// <summary>Runs a program of the server, which refuses to run as root.</summary>
    private static void RunAsServer(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs()!, program);
        if (Environment.IsPrivilegedProcess)
        {
            RunAsSelf("runuser", ["-u", Superuser, "--", path, .. arguments]);
        }
        else
        {
            RunAsSelf(path, arguments);
        }
    }

    private static void RunAsSelf(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)}: {errors.Result}");
    }
}
