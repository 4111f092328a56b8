using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Help;

/// <summary>
/// The one engine of these tests, and what an example finds in the current folder: the sample exports, owners.yaml, and recovery.db, a
/// ledger that has taken in the first morning, ordered its closures, and taken in the second.
/// </summary>
public sealed class ExampleSession : IDisposable
{
    /// <summary>The collection of the tests of the help: what schedulers are called on is found by PATH, which is the whole process's.</summary>
    public const string Alone = "The help";

    // There is no Set-Location here.
    private const string GoThere = "$null = $ExecutionContext.SessionState.Path.SetLocation($folder)";

    private const string Prepare =
        """
        foreach ($day in '2024-02-05', '2024-02-06') {
            $files = @{
                Episode = "$day/prator-export.csv"; Sip = "$day/prator-sip.csv"; Census = "$day/census.csv"
                OutageLog = "$day/outage-log.xlsx"; OutageSipLog = "$day/outage-sip.csv"
            }
            Import-PratorExport @files -Ledger recovery.db -Policy prator-2024-01 -AsOf $day -ErrorAction SilentlyContinue
            if ($day -eq '2024-02-05') {
                Get-OutageEpisode -Ledger recovery.db -Policy prator-2024-01 -AsOf $day -Action Close |
                    Close-PratorEpisode -Ledger recovery.db -AsOf $day -Confirm:$false
            }
        }
        """;

    private readonly WorkFolder _prepared = new();
    private readonly WorkFolder _programs = new();
    private readonly WorkFolder _keys = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string? _settings = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");

    public ExampleSession()
    {
        string keys = LedgerFolder.Keys;
        HashSet<string> others = [.. Directory.Exists(keys) ? Directory.GetFiles(keys) : []];
        Copy(Repository.PathOf("docs/examples"), _prepared.Path);
        Session.Run($"{GoThere}\n{Prepare}", ("folder", _prepared.Path)).Clean();
        foreach (string key in Directory.GetFiles(keys).Where(k => !others.Contains(k)))
        {
            File.Copy(key, _keys.Of(Path.GetFileName(key)));
        }

        StandIn("systemctl");
        StandIn("pwsh");
        Environment.SetEnvironmentVariable("PATH", $"{_programs.Path}{Path.PathSeparator}{_path}");
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _programs.Of("config"));
    }

    internal ModuleSession Session { get; } = new("en-US");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _settings);
        Session.Dispose();
        _prepared.Dispose();
        _programs.Dispose();
        _keys.Dispose();
    }

    /// <summary>What a terminal shows of a script that runs in a folder of its own.</summary>
    public string Show(string script)
    {
        using WorkFolder folder = new();
        Copy(_prepared.Path, folder.Path);
        Directory.CreateDirectory(folder.Of("drop"));
        Directory.CreateDirectory(folder.Of("reports"));
        try
        {
            return Session.Show(100, $"{GoThere}\n{script}", ("folder", folder.Path));
        }
        finally
        {
            // An example may have destroyed them.
            Copy(_keys.Path, LedgerFolder.Keys);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    private void StandIn(string program)
    {
        string path = _programs.Write(program, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

/// <summary>The tests of the help share one engine and run beside no others.</summary>
[CollectionDefinition(ExampleSession.Alone, DisableParallelization = true)]
#pragma warning disable CA1711 // the name that xunit's documentation uses
public sealed class HelpCollection : ICollectionFixture<ExampleSession>;
#pragma warning restore CA1711
