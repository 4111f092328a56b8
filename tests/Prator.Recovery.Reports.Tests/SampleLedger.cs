using Prator.Recovery.Tests.Session;

[assembly: AssemblyFixture(typeof(Prator.Recovery.Reports.Tests.SampleLedger))]

namespace Prator.Recovery.Reports.Tests;

/// <summary>
/// A ledger of the three shipped mornings; made once for all tests, which only read it. The closures of the first two mornings are
/// ordered, so that on the third some are proven, some differ and some are stale.
/// </summary>
public sealed class SampleLedger : IDisposable
{
    /// <summary>The newest of the mornings.</summary>
    public const string AsOf = "2024-02-07";

    private const string Import = """
        foreach ($day in '2024-02-05', '2024-02-06', '2024-02-07') {
            $files = @{
                Episode = "$samples/$day/prator-export.csv"; Sip = "$samples/$day/prator-sip.csv"; Census = "$samples/$day/census.csv"
                OutageLog = "$samples/$day/outage-log.xlsx"; OutageSipLog = "$samples/$day/outage-sip.csv"
            }
            $how = @{ Ledger = $ledger; AsOf = $day; WarningAction = 'SilentlyContinue'; ErrorAction = 'SilentlyContinue' }
            $null = Import-PratorExport @files @how -Policy prator-2024-01
            if ($day -ne '2024-02-07') {
                $null = Get-OutageEpisode -Action Close -Policy prator-2024-01 @how | Close-PratorEpisode -AsOf $day -Ledger $ledger -Confirm:$false -ErrorAction SilentlyContinue
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prator-reports-");
    private readonly ModuleSession _session;
    private readonly Lock _oneAtATime = new();

    public SampleLedger()
    {
        // The keys of this process's ledgers lie apart from them, and are not the account's.
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", _folder.CreateSubdirectory("data").FullName);
        _session = new ModuleSession();
        ScriptResult imported = _session.Run(Import, ("samples", Samples), ("ledger", Path));
        Assert.True(imported.Failure is null, $"The mornings could not be taken in: {imported.Failure}");
    }

    public static string Owners => System.IO.Path.Combine(Samples, "owners.yaml");

    public string Path => Of("recovery.db");

    private static string Samples => Repository.PathOf("docs/examples");

    /// <summary>A file in a folder that is gone after the tests.</summary>
    public string Of(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Runs a script, one at a time. It knows <c>$ledger</c>, <c>$owners</c>, <c>$asOf</c> and <c>$samples</c>.</summary>
    public ScriptResult Run(string script, params (string Name, object? Value)[] variables)
    {
        lock (_oneAtATime)
        {
            return _session.Run(script, [("ledger", Path), ("owners", Owners), ("asOf", AsOf), ("samples", Samples), .. variables]);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Delete(recursive: true);
    }
}
