using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Prator.Recovery.Testing;

/// <summary>
/// A new PostgreSQL server in a temporary folder, on a socket there and a free port of this machine, so that it meets no other;
/// stopped and removed in the end.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    public const string Superuser = "postgres";

    private const string DebianFolder = "/usr/lib/postgresql";

    private readonly string _folder;
    private readonly string _settings;

    /// <param name="settings">What is otherwise than by default, as options of the server.</param>
    /// <param name="rules">Lines of pg_hba.conf that come before those that let everybody in.</param>
    public PostgresServer(string settings = "", string rules = "")
    {
        _settings = settings;
        _folder = Directory.CreateTempSubdirectory("sql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            RunAsSelf("chown", Superuser, _folder);
        }

        RunAsServer("initdb", "-D", Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        string file = Path.Combine(Data, "pg_hba.conf");
        File.WriteAllText(file, rules + File.ReadAllText(file));
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        Start();
    }

    /// <summary>Whether there are programs to make one with.</summary>
    public static bool IsInstalled => Programs() is not null;

    public int Port { get; }

    /// <summary>The folder of its data.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>How to reach it by its socket.</summary>
    /// <param name="more">Further keywords.</param>
    /// <param name="user">The account.</param>
    public string Connection(string more = "", string user = Superuser) =>
        $"Host={_folder};Port={Port};Username={user};Database=postgres;Pooling=false;Command Timeout=300;{more}";

    /// <summary>Stops it as if it crashed, and starts it again.</summary>
    public void Crash()
    {
        Stop();
        Start();
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private void Start() => RunAsServer(
        "pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
        "-o", $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories='{_folder}' {_settings}");

    private void Stop() => RunAsServer("pg_ctl", "stop", "-m", "immediate", "-D", Data, "-w");

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

    /// <summary>Runs a program of the server, which refuses to run as root.</summary>
    private static void RunAsServer(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs() ?? throw new InvalidOperationException("PostgreSQL (`initdb`) is not installed."), program);
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
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)}: {errors.Result}");
        }
    }
}
