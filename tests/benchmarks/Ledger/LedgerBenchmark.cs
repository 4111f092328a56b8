using System.Diagnostics;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Ledger;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>A day's export into a ledger on SQLite, event log and all, beside one plain prepared upsert a row into a file of its own.</summary>
internal static class LedgerBenchmark
{
    private const int RoundCount = 3;
    private const int ChangedOneIn = 100;
    private const double Mega = 1e6;

    public static void Run(int rows)
    {
        using TemporaryFile export = new();
        using TemporaryFile changed = new();
        EpisodeFile.Write(export.Path, rows, isClean: true);
        WriteChanged(export.Path, changed.Path);
        Console.WriteLine(Invariant($"{rows} rows of {export.Length / (double)rows:0} bytes; of the second day one in {ChangedOneIn} is changed"));

        List<double>[] own = [[], []];
        List<double>[] plain = [[], []];
        long memory = 0;
        long again = 0;
        for (int round = 0; round <= RoundCount; round++)
        {
            using TemporaryFolder folder = new();
            string ledger = Path.Combine(folder.Path, "ledger.db");
            string rival = Path.Combine(folder.Path, "rival.db");
            LedgerKeys keys = LedgerKeys.Make(folder.Path, DateTimeOffset.UtcNow, new KeyPlaces(Path.Combine(folder.Path, "..", "keys"), _ => null));
            using SqliteLedgerStore store = SqliteLedgerStore.Create(ledger, TimeSpan.FromSeconds(10), keys.Identity);
            using PlainUpsert upsert = new(rival);

            double first = 0;
            (long before, long peak) = PeakMemory.Of(() => first = Seconds(() => Check(DayImport.Run(store, keys, export.Path, 0).New, rows)));
            memory = Math.Max(memory, peak - before);
            double firstPlain = Seconds(() => upsert.Import(DayImport.Episodes(export.Path)));
            double second = 0;
            (before, peak) = PeakMemory.Of(() => second = Seconds(() => Check(DayImport.Run(store, keys, changed.Path, 1).Count(EventKinds.Changed), rows / ChangedOneIn)));
            again = Math.Max(again, peak - before);
            double secondPlain = Seconds(() => upsert.Import(DayImport.Episodes(changed.Path)));
            Check(upsert.Count(), rows);
            if (round > 0)
            {
                own[0].Add(first);
                own[1].Add(second);
                plain[0].Add(firstPlain);
                plain[1].Add(secondPlain);
            }

            if (round == RoundCount)
            {
                Console.WriteLine(Invariant($"  on the disk: ledger {new FileInfo(ledger).Length / Mega:0} MB, rival {new FileInfo(rival).Length / Mega:0} MB"));
            }

            keys.Discard();
        }

        Tell("first import", own[0], plain[0], rows);
        Tell("import again", own[1], plain[1], rows);
        Console.WriteLine(Invariant($"  memory beyond what was resident: first {memory / Mega:0} MB, again {again / Mega:0} MB, for {rows} items"));
    }

    private static void Tell(string what, List<double> own, List<double> plain, int rows)
    {
        double ours = own.Order().ElementAt(own.Count / 2);
        double theirs = plain.Order().ElementAt(plain.Count / 2);
        Console.WriteLine(Invariant($"  {what}: {ours:0.00} s ({own.Min():0.00}–{own.Max():0.00}), {ours * 1e6 / rows:0.0} µs an item; plain upserts {theirs:0.00} s ({plain.Min():0.00}–{plain.Max():0.00}); ratio {theirs / ours:0.00} (over 1: ours is faster)"));
    }

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

    private static double Seconds(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Check(long found, long expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException(Invariant($"{found} instead of {expected}"));
        }
    }
}
