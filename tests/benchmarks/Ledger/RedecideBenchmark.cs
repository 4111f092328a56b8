using System.Diagnostics;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>All items of a ledger decided again by another policy: on PostgreSQL by the server, beside item by item there and on SQLite.</summary>
internal static class RedecideBenchmark
{
    /// <summary>Names the server: a connection, without a schema.</summary>
    public const string Server = "PRATOR_BENCHMARK_POSTGRES";

    private const int RoundCount = 3;

    private static readonly string PolicyText = File.ReadAllText(Built.Policy);

    public static void Run(int rows)
    {
        if (Environment.GetEnvironmentVariable(Server) is not { Length: > 0 } server)
        {
            Console.WriteLine($"Left out: {Server} names no server.");
            return;
        }

        using TemporaryFile export = new();
        EpisodeFile.Write(export.Path, rows, isClean: true);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prator-benchmark-");
        try
        {
            LedgerKeys keys = LedgerKeys.Make(folder.FullName, DateTimeOffset.UtcNow, new KeyPlaces(Path.Combine(folder.FullName, "keys"), _ => null));
            using SqliteLedgerStore file = SqliteLedgerStore.Create(Path.Combine(folder.FullName, "ledger.db"), TimeSpan.FromSeconds(10), keys.Identity);
            using PostgresLedgerStore team = PostgresLedgerStore.Create(Invariant($"{server};Search Path=benchmark_{Guid.NewGuid():N}"), TimeSpan.FromSeconds(10), keys.Identity, CancellationToken.None);
            Import(file, keys, export.Path);
            Import(team, keys, export.Path);

            Compare("nothing otherwise", i => PolicyText + Invariant($"\n# {i}\n"), file, team, keys, rows);
            Compare(
                "the manual routine ends a day earlier, or not",
                i => (i % 2 == 0 ? PolicyText : PolicyText.Replace("lastManualDay: 2024-01-31", "lastManualDay: 2024-01-30", StringComparison.Ordinal).Replace("registerFrom: 2024-02-01", "registerFrom: 2024-01-31", StringComparison.Ordinal)) + Invariant($"\n# {i}\n"),
                file,
                team,
                keys,
                rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Each policy has another text, so that none has decided everything before.
    private static void Compare(string what, Func<int, string> policies, ILedgerStore file, ILedgerStore team, LedgerKeys keys, int rows)
    {
        List<double>[] times = [[], [], []];
        int differently = 0;
        for (int round = 0; round <= RoundCount; round++)
        {
            (double Seconds, int Differently)[] took =
            [
                Redecide(team, keys, policies((round * 2) + 1), bySets: true),
                Redecide(team, keys, policies((round * 2) + 2), bySets: false),
                Redecide(file, keys, policies((round * 2) + 1), bySets: false),
            ];
            Redecide(file, keys, policies((round * 2) + 2), bySets: false);
            if (took.Any(t => t.Differently != took[0].Differently))
            {
                throw new InvalidOperationException(string.Join(", ", took.Select(t => t.Differently)));
            }

            differently = took[0].Differently;
            for (int i = 0; i < took.Length && round > 0; i++)
            {
                times[i].Add(took[i].Seconds);
            }
        }

        Console.WriteLine(Invariant($"  {what} ({differently} of {rows} items): PostgreSQL by the server {Told(times[0])}, item by item {Told(times[1])}; SQLite item by item {Told(times[2])}"));
    }

    private static string Told(List<double> times) => Invariant($"{times.Order().ElementAt(times.Count / 2):0.00} s ({times.Min():0.00}–{times.Max():0.00})");

    private static (double Seconds, int Differently) Redecide(ILedgerStore store, LedgerKeys keys, string text, bool bySets)
    {
        RecoveryPolicy policy = RecoveryPolicy.Read("other.yaml", text);
        RedecideRequest request = new()
        {
            Act = new Act(DateTimeOffset.UtcNow, "benchmark", "benchmark"),
            Policy = policy,
            PolicyText = text,
            Statement = bySets ? (kind, asOf, table) => kind == RecordKind.Episode ? SqlPolicy.Write<Episode>(policy, asOf, table) : SqlPolicy.Write<Sip>(policy, asOf, table) : null,
        };
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        ImportOutcome outcome = LedgerRedecision.Run(writer, keys, request, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, outcome.DecidedDifferently);
    }

    private static void Import(ILedgerStore store, LedgerKeys keys, string path)
    {
        ExportReading<Episode> reading = ExportReader.Open<Episode>([path], new ReadingOptions
        {
            Profile = ImportProfile.Read(Path.GetFileName(Built.Profile), File.ReadAllText(Built.Profile)),
            Zone = Routine.Policy.TimeZone,
            AsOf = Routine.AsOf,
            Source = ExportSource.Prator,
        });
        Balance balance = reading.Balance;
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        LedgerImport.Run(
            writer,
            keys,
            new ImportRequest
            {
                Act = new Act(DateTimeOffset.UtcNow, "benchmark", "benchmark"),
                Policy = Routine.Policy,
                PolicyText = PolicyText,
                AsOf = Routine.AsOf,
                Files = [new SnapshotFile("export.csv", ItemSource.Prator, RecordKind.Episode, "0", balance.Rows, balance.Items, balance.Duplicates, balance.Rejected)],
                Episodes = reading.Rows().Select(r => new SeenRow<Episode>(r.Item, null)),
            },
            CancellationToken.None);
    }
}
