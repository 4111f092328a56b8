using System.Diagnostics;
using Npgsql;

[assembly: AssemblyFixture(typeof(Prator.Recovery.Exchange.Tests.Sql.PostgresCluster))]

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder and on a socket there, so that it meets no other. Started
/// when the first test asks for it. Where PostgreSQL is not installed such a test is skipped, but fails where everything
/// is required.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Superuser = "postgres";
    private const string DebianFolder = "/usr/lib/postgresql";

    private static readonly bool RequiresAll = Environment.GetEnvironmentVariable("PRATOR_RECOVERY_REQUIRE_ALL") == "1";

    private readonly Lock _starting = new();
    private string? _folder;

    /// <summary>A connection to the server, open.</summary>
    public NpgsqlConnection Connect()
    {
        string? programs = Programs();
        const string Otherwise = "PostgreSQL (`initdb`) is not installed.";
        Assert.False(RequiresAll && programs is null, Otherwise);
        Assert.SkipUnless(programs is not null, Otherwise);
        lock (_starting)
        {
            _folder ??= Start(programs!);
        }

        NpgsqlConnection connection = new($"Host={_folder};Username={Superuser};Database=postgres;Pooling=false;Command Timeout=300");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Run(Path.Combine(Programs()!, "pg_ctl"), "stop", "-D", DataIn(_folder), "-m", "immediate", "-w");
            Directory.Delete(_folder, recursive: true);
        }
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

    private static string Start(string programs)
    {
        string folder = Directory.CreateTempSubdirectory("sql-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            RunAsSelf("chown", Superuser, folder);
        }

        Run(Path.Combine(programs, "initdb"), "-D", DataIn(folder), "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Run(
            Path.Combine(programs, "pg_ctl"), "start", "-D", DataIn(folder), "-w", "-l", Path.Combine(folder, "log"),
            "-o", $"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c jit=off");
        return folder;
    }

    private static string DataIn(string folder) => Path.Combine(folder, "data");

    /// <summary>Runs a program of the server, which refuses to run as root.</summary>
    private static void Run(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            RunAsSelf("runuser", ["-u", Superuser, "--", program, .. arguments]);
        }
        else
        {
            RunAsSelf(program, arguments);
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
