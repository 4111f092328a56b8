using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Habits;

/// <summary>
/// Ctrl-C ends whatever runs within a second: on a ledger on which everything takes a while, and on a server that takes a
/// connection and then says nothing.
/// </summary>
public sealed partial class StopTests : IClassFixture<StopTests.World>
{
    private const int Patients = 20_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Other tests run meanwhile, so the best of several is taken; on a machine with nothing else to do the first is.
    private const int Tries = 10;

    private static readonly Dictionary<string, string> NotTriedHere = new()
    {
        ["Export-RecoveryPolicy"] = "Ends at once: it writes a single policy.",
        ["Get-RecoveryPolicy"] = "Ends at once: it reads a folder of policies.",
        ["New-RecoveryPolicy"] = "Ends at once: it writes a single policy.",
        ["Register-RecoverySchedule"] = "SystemdTests, where systemctl is a stand-in.",
        ["Test-RecoveryPolicy"] = "Ends at once: a policy of too many fields is given up as Tangled.",
        ["Unregister-RecoverySchedule"] = "SystemdTests, where systemctl is a stand-in.",
    };

    private readonly World _world;

    public static TheoryData<string> Lines { get; } =
    [
        "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05",
        "Get-OutageEpisode $export -AsOf 2024-02-05",
        "Get-RecoveryItem -Ledger $ledger -History",
        "Get-RecoveryAudit -Ledger $ledger",
        "Get-RecoverySummary -Since 2024-01-01 -Ledger $ledger",
        "Test-PratorExport $export -AsOf 2024-02-05",
        "Test-RecoveryLedger -Ledger $ledger",
        "Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path $export -AsOf 2024-02-05",
        "Export-RecoveryReport $root/report.html -Kind Worksheet -Ledger $ledger -AsOf 2024-02-05",
        "Export-RecoveryReport $root/report.xlsx -Kind Worksheet -Ledger $ledger -AsOf 2024-02-05",
        "Export-RecoveryLedger $root/again.jsonl -Ledger $ledger",
        "Import-RecoveryLedger $root/moved.jsonl -Ledger $root/moved.db",
        "Import-PratorExport -Episode $next -Ledger $ledger -AsOf 2024-02-06",
        "Import-PratorExport -Redecide -Policy $changed -Ledger $ledger",
        "Set-RecoveryDecision (1..20000) -Fact DischargedAt -Value 2024-01-21 -Ledger $ledger",
        "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Action Close | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $ledger -Confirm:$false",
        "Get-RecoveryItem -Ledger $silent",
        "Import-PratorExport -Episode $next -Ledger $silent -AsOf 2024-02-06",
        "Import-RecoveryLedger $root/moved.jsonl -Ledger $silent",
        "Remove-RecoveryData -Ledger $silent -Confirm:$false",
        "Resolve-SipAction -Ledger $silent -AsOf 2024-02-05",
        "Send-RecoveryMail -Ledger $silent -OwnersPath $owners -AsOf 2024-02-06",
        "Test-RecoveryLedger -Ledger $silent",
    ];

    public StopTests(World world) => _world = world;

    [Theory]
    [MemberData(nameof(Lines))]
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

    [Fact]
    public void EveryCmdlet_IsTried_OrThereIsAReason() =>
        Assert.Equal(_world.Cmdlets().Order(), Lines.SelectMany(l => CmdletName().Matches(l.Data).Select(m => m.Value)).Distinct().Concat(NotTriedHere.Keys).Order());

    [GeneratedRegex(@"\b[A-Z][a-z]+-[A-Z][A-Za-z]+")]
    private static partial Regex CmdletName();

    /// <summary>A ledger of many items, and a server that says nothing.</summary>
    public sealed class World : IDisposable
    {
        private readonly ModuleSession _session = new();
        private readonly LedgerFolder _ledger;

        // Whatever knocks gets a connection, and nobody ever looks at it.
        private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

        public World()
        {
            _silent.Start();
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
            Stopwatch running = Stopwatch.StartNew();
            TimeSpan? taken = _session.Stop(
                line,
                () => running.Elapsed > after,
                ("ledger", _ledger.Path),
                ("silent", $"Host=127.0.0.1;Port={((IPEndPoint)_silent.LocalEndpoint).Port};Database=a;Username=u"),
                ("root", _ledger.Root),
                ("owners", Repository.PathOf("docs/examples/owners.yaml")),
                ("export", _ledger.Of("exports/prator-2024-02-05.csv")),
                ("next", _ledger.Of("exports/next.csv")),
                ("changed", _ledger.Of("exports/changed.yaml")));
            if (taken is null)
            {
                foreach (string made in new[] { "report.html", "report.xlsx", "again.jsonl", "moved.db" })
                {
                    File.Delete(_ledger.Of(made));
                }
            }

            return taken;
        }

        internal IEnumerable<string?> Cmdlets() => _session.Run("Get-Command -Module Prator.Recovery").Clean().Texts("Name");

        public void Dispose()
        {
            _session.Dispose();
            _ledger.Dispose();
            _silent.Dispose();
        }
    }
}
