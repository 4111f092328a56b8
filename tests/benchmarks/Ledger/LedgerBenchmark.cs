using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>
/// A day's export into a ledger on SQLite, event log and all, beside one plain prepared upsert a row into a file of its own, and
/// beside the same with a plain row of an event log for each item that is new or changed.
/// </summary>
internal static class LedgerBenchmark
{
    private const int RoundCount = 3;
    private const int ChangedOneIn = 100;
    private const double Mega = 1e6;

    private static readonly string PolicyText = File.ReadAllText(Built.Policy);

    public static void Run(int rows)
    {
        using TemporaryFile export = new();
        using TemporaryFile changed = new();
        EpisodeFile.Write(export.Path, rows, isClean: true);
        WriteChanged(export.Path, changed.Path);
        Console.WriteLine(Invariant($"{rows} rows of {export.Length / (double)rows:0} bytes; of the second day one in {ChangedOneIn} is changed"));

        Times[] own = [new(), new()];
        Times[] plain = [new(), new()];
        Times[] logged = [new(), new()];
        long memory = 0;
        long again = 0;
        for (int round = 0; round <= RoundCount; round++)
        {
            using Folder folder = new();
            string ledger = Path.Combine(folder.Path, "ledger.db");
            string rival = Path.Combine(folder.Path, "rival.db");
            string logging = Path.Combine(folder.Path, "logging.db");
            LedgerKeys keys = LedgerKeys.Make(folder.Path, DateTimeOffset.UtcNow, new KeyPlaces(Path.Combine(folder.Path, "..", "keys"), _ => null));
            using SqliteLedgerStore store = SqliteLedgerStore.Create(ledger, TimeSpan.FromSeconds(10), keys.Identity);
            using PlainUpsert upsert = new(rival);
            using PlainUpsert withEvents = new(logging, hasEvents: true);

            // What is compiled in the first round is not measured.
            bool isKept = round > 0;
            (long before, long peak) = PeakMemory.Of(() => own[0].Measure(isKept, () => Check(Import(store, keys, export.Path, 0).New, rows)));
            memory = Math.Max(memory, peak - before);
            plain[0].Measure(isKept, () => upsert.Import(Episodes(export.Path)));
            logged[0].Measure(isKept, () => withEvents.Import(Episodes(export.Path)));
            (before, peak) = PeakMemory.Of(() => own[1].Measure(isKept, () => Check(Import(store, keys, changed.Path, 1).Count(EventKinds.Changed), rows / ChangedOneIn)));
            again = Math.Max(again, peak - before);
            plain[1].Measure(isKept, () => upsert.Import(Episodes(changed.Path)));
            logged[1].Measure(isKept, () => withEvents.Import(Episodes(changed.Path)));
            Check(upsert.Count(), rows);
            Check(withEvents.Count(), rows);
            if (round == RoundCount)
            {
                Console.WriteLine(Invariant($"  on the disk: ledger {Size(ledger):0} MB, plain upserts {Size(rival):0} MB, with a plain log {Size(logging):0} MB"));
            }

            keys.Discard();
        }

        Tell("first import", own[0], plain[0], logged[0], rows);
        Tell("import again", own[1], plain[1], logged[1], rows);
        Console.WriteLine(Invariant($"  memory beyond what was resident: first {memory / Mega:0} MB, again {again / Mega:0} MB, for {rows} items"));
    }

    private static double Size(string path) => new FileInfo(path).Length / Mega;

    private static void Tell(string what, Times own, Times plain, Times logged, int rows)
    {
        Console.WriteLine(Invariant($"  {what}: {own}, {own.Median * 1e6 / rows:0.0} µs an item"));
        Console.WriteLine(Invariant($"    plain upserts {plain}; ratio {plain.Median / own.Median:0.00} (over 1: ours is faster)"));
        Console.WriteLine(Invariant($"    upserts with a plain log {logged}; ratio {logged.Median / own.Median:0.00}"));
    }

    private static ImportOutcome Import(SqliteLedgerStore store, LedgerKeys keys, string path, int day)
    {
        // As Import-PratorExport does: what the ledger knows is read while the file is read for the first time.
        Task<KnownState> known = Task.Run(() => KnownOf(store));
        ExportReading<Episode> reading = ExportReader.Open<Episode>([path], Options());
        Balance balance = reading.Balance;
        KnownState before = known.GetAwaiter().GetResult();
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        return LedgerImport.Run(
            writer,
            keys,
            new ImportRequest
            {
                Act = new Act(DateTimeOffset.UtcNow, "benchmark", "benchmark"),
                Policy = Routine.Policy,
                PolicyText = PolicyText,
                AsOf = Moment.EndOf(Routine.Date.AddDays(day)),
                Files = [new SnapshotFile("export.csv", ItemSource.Prator, RecordKind.Episode, Invariant($"{day}"), balance.Rows, balance.Items, balance.Duplicates, balance.Rejected)],
                Known = before,
                Episodes = reading.Rows().Select(r => new SeenRow<Episode>(r.Item, null)),
            },
            CancellationToken.None);
    }

    private static KnownState KnownOf(SqliteLedgerStore store)
    {
        using ILedgerReader reader = store.Read(CancellationToken.None);
        return KnownState.Of(reader, CancellationToken.None);
    }

    private static IEnumerable<Episode> Episodes(string path) => ExportReader.Open<Episode>([path], Options()).Rows().Select(r => r.Item!);

    private static ReadingOptions Options() => new()
    {
        Profile = ImportProfile.Read(Path.GetFileName(Built.Profile), File.ReadAllText(Built.Profile)),
        Zone = Routine.Policy.TimeZone,
        AsOf = Routine.AsOf,
        Source = ExportSource.Prator,
    };

    // The discharge of every hundredth is written, or another.
    private static void WriteChanged(string from, string to)
    {
        using StreamWriter file = new(to);
        int number = -1;
        foreach (string line in File.ReadLines(from))
        {
            number++;
            string[] cells = line.Split(';');
            if (number > 0 && number % ChangedOneIn == 0)
            {
                cells[5] = cells[5].StartsWith("2024-01-29", StringComparison.Ordinal) ? "2024-01-30" : "2024-01-29";
            }

            file.Write(string.Join(';', cells));
            file.Write('\n');
        }
    }

    private static void Check(long found, long expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException(Invariant($"{found} instead of {expected}"));
        }
    }

    /// <summary>A folder of its own, deleted in the end.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prator-benchmark-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
