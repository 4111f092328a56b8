using System.Diagnostics;
using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Habits;

/// <summary>Ctrl-C ends whatever runs within a second, on a ledger on which everything takes a while.</summary>
public sealed class StopTests : IClassFixture<StopTests.World>
{
    private const int Patients = 20_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Other tests run meanwhile, so the best of a few is taken.
    private const int Tries = 3;

    private readonly World _world;

    public StopTests(World world) => _world = world;

    [Theory]
    [InlineData("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05")]
    [InlineData("Get-OutageEpisode $export -AsOf 2024-02-05")]
    [InlineData("Get-RecoveryItem -Ledger $ledger -History")]
    [InlineData("Get-RecoveryAudit -Ledger $ledger")]
    [InlineData("Get-RecoverySummary -Since 2024-01-01 -Ledger $ledger")]
    [InlineData("Test-PratorExport $export -AsOf 2024-02-05")]
    [InlineData("Test-RecoveryLedger -Ledger $ledger")]
    [InlineData("Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path $export -AsOf 2024-02-05")]
    [InlineData("Export-RecoveryReport $root/report.html -Kind Worksheet -Ledger $ledger -AsOf 2024-02-05")]
    [InlineData("Export-RecoveryReport $root/report.xlsx -Kind Worksheet -Ledger $ledger -AsOf 2024-02-05")]
    [InlineData("Export-RecoveryLedger $root/again.jsonl -Ledger $ledger")]
    [InlineData("Import-RecoveryLedger $root/moved.jsonl -Ledger $root/moved.db")]
    [InlineData("Import-PratorExport -Episode $next -Ledger $ledger -AsOf 2024-02-06")]
    [InlineData("Import-PratorExport -Redecide -Policy $changed -Ledger $ledger")]
    [InlineData("Set-RecoveryDecision (1..20000) -Fact DischargedAt -Value 2024-01-21 -Ledger $ledger")]
    [InlineData("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Action Close | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $ledger -Confirm:$false")]
    public void Stopped_EndsWithinASecond(string line)
    {
        IReadOnlyCollection<string> before = _world.Files();
        List<TimeSpan> taken = [];
        TimeSpan wait = TimeSpan.FromMilliseconds(400);
        while (taken.Count < Tries && (taken.Count == 0 || taken.Min() > Second))
        {
            Assert.True(wait > TimeSpan.FromMilliseconds(1), "It never ran for long enough to be stopped.");
            if (_world.Stop(line, wait) is { } one)
            {
                taken.Add(one);
            }
            else
            {
                wait /= 2;
            }
        }

        Assert.True(taken.Min() <= Second, $"Stopping took {string.Join(", ", taken)}.");
        Assert.Equal(before, _world.Files());
    }

    /// <summary>A ledger of many items.</summary>
    public sealed class World : IDisposable
    {
        private readonly ModuleSession _session = new();
        private readonly LedgerFolder _ledger;

        public World()
        {
            _ledger = new LedgerFolder(_session);
            _ledger.Import("2024-02-05", Episodes("Avd 3")).Clean();
            _ledger.Write("next.csv", Row.Csv(Episodes("Avd 4")));
            _ledger.Run("Export-RecoveryLedger $file -Ledger $ledger", ("file", _ledger.Of("moved.jsonl"))).Clean();
            _ledger.Write("changed.yaml", File.ReadAllText(Path.Combine(Repository.Module, "policies", "prator-2024-01.yaml")) + "\n# Another wording.\n");
        }

        private static IEnumerable<string> Episodes(string unit) =>
            Enumerable.Range(1, Patients).Select(i => $"VårdtillfälleId=V{i}; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Enhet={unit}; Kommun=Vinga");

        /// <summary>Which files there are, but for those that SQLite keeps beside its own while somebody reads.</summary>
        internal IReadOnlyCollection<string> Files() => [.. Directory.EnumerateFiles(_ledger.Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        /// <summary>Stops a line after a while.</summary>
        /// <returns>How long it took until it ended; null where it had ended by itself.</returns>
        internal TimeSpan? Stop(string line, TimeSpan after)
        {
            using PSDataCollection<PSObject> output = [];
            using PowerShell shell = _session.Begin(
                line,
                output,
                ("ledger", _ledger.Path),
                ("root", _ledger.Root),
                ("export", _ledger.Of("exports/prator-2024-02-05.csv")),
                ("next", _ledger.Of("exports/next.csv")),
                ("changed", _ledger.Of("exports/changed.yaml")));
            SpinWait.SpinUntil(() => shell.InvocationStateInfo.State != PSInvocationState.Running, after);
            if (shell.InvocationStateInfo.State != PSInvocationState.Running)
            {
                foreach (string made in new[] { "report.html", "report.xlsx", "again.jsonl", "moved.db" })
                {
                    File.Delete(_ledger.Of(made));
                }

                return null;
            }

            Stopwatch watch = Stopwatch.StartNew();
            shell.Stop();
            return watch.Elapsed;
        }

        public void Dispose()
        {
            _session.Dispose();
            _ledger.Dispose();
        }
    }
}
