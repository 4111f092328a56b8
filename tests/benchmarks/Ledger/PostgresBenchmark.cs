using System.Diagnostics;
using Npgsql;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Ledger;
using Prator.Recovery.Testing;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>
/// A first import into a ledger on PostgreSQL, beside plain upserts of its items one by one and beside raw COPY of all its rows. The
/// server is one of its own with its default settings.
/// </summary>
internal static class PostgresBenchmark
{
    private const int RoundCount = 3;
    private const int WarmUpRows = 20_000;
    private const int MostUpserts = 50_000;
    private const double Mega = 1e6;

    private static readonly string[] Tables = ["entry", "record", "item"];
    private static readonly string[] Settings = ["server_version", "fsync", "synchronous_commit", "shared_buffers", "max_wal_size", "wal_level"];

    public static void Run(int rows)
    {
        if (!PostgresServer.IsInstalled)
        {
            Console.WriteLine("PostgreSQL (`initdb`) is not installed.");
            return;
        }

        using TemporaryFolder folder = new();
        using TemporaryFile few = new();
        using TemporaryFile export = new();
        EpisodeFile.Write(few.Path, Math.Min(rows, WarmUpRows), isClean: true);
        EpisodeFile.Write(export.Path, rows, isClean: true);
        using PostgresServer server = new();
        using NpgsqlConnection keeper = Connect(server, "postgres");
        Console.WriteLine(string.Join(", ", Settings.Select(s => $"{s} {Shown(keeper, s)}")) + "; by the server's socket");

        Round(server, keeper, folder.Path, few.Path, Math.Min(rows, WarmUpRows));
        List<(double Own, double Upsert, double Copy)> rounds = [];
        for (int i = 1; i <= RoundCount; i++)
        {
            rounds.Add(Round(server, keeper, folder.Path, export.Path, rows));
        }

        double own = Median(rounds.Select(r => r.Own));
        double upsert = Median(rounds.Select(r => r.Upsert));
        double copy = Median(rounds.Select(r => r.Copy));
        Console.WriteLine(Invariant($"medians: import {own:0.0} µs an item; upserts {upsert:0.0} µs, {upsert / own:0.00} times as long; raw COPY {copy:0.0} µs, the import takes {own / copy:0.00} times as long"));
        Console.WriteLine(Invariant($"upserts beside the import, round by round: {string.Join(", ", rounds.Select(r => Invariant($"{r.Upsert / r.Own:0.00}")))}"));
    }

    // Each in a schema of its own, with the ledger's tables and indexes; in microseconds an item.
    private static (double Own, double Upsert, double Copy) Round(PostgresServer server, NpgsqlConnection keeper, string folder, string export, int rows)
    {
        LedgerKeys keys = LedgerKeys.Make(folder, DateTimeOffset.UtcNow, new KeyPlaces(Path.Combine(folder, "keys"), _ => null));
        using PostgresLedgerStore store = Make(server, "own", keys);
        using PostgresLedgerStore upserted = Make(server, "upserted", keys);
        using PostgresLedgerStore copied = Make(server, "copied", keys);
        string load = Machine.Load;
        double own = Seconds(keeper, () => Check(DayImport.Run(store, keys, export, 0).New, rows));

        using NpgsqlConnection ledger = Connect(server, "own");
        using RawCopy raw = new(ledger, Tables);
        using NpgsqlConnection to = Connect(server, "copied");
        double copy = Seconds(keeper, () => raw.Run(to));
        Check(Count(to), rows);

        PostgresUpsert plain = new(ledger, Math.Min(rows, MostUpserts));
        using NpgsqlConnection target = Connect(server, "upserted");
        double upsert = Seconds(keeper, () => plain.Run(target));
        Check(Count(target), plain.Count);

        Console.WriteLine(Invariant($"  {rows} items: import {own:0.00} s; raw COPY of {raw.Length / Mega:0} MB {copy:0.00} s; {plain.Count} upserts {upsert:0.00} s; load before {load}, after {Machine.Load}"));
        foreach (string schema in new[] { "own", "upserted", "copied" })
        {
            Execute(keeper, $"DROP SCHEMA {schema} CASCADE");
        }

        keys.Discard();
        return (own * Mega / rows, upsert * Mega / plain.Count, copy * Mega / rows);
    }

    private static PostgresLedgerStore Make(PostgresServer server, string schema, LedgerKeys keys) =>
        PostgresLedgerStore.Create(server.Connection($"Search Path={schema}"), TimeSpan.FromSeconds(10), keys.Identity);

    private static NpgsqlConnection Connect(PostgresServer server, string schema)
    {
        NpgsqlConnection connection = new(server.Connection($"Search Path={schema}"));
        connection.Open();
        return connection;
    }

    // What was written before is on the disk by then, and nobody else's to write.
    private static double Seconds(NpgsqlConnection keeper, Action work)
    {
        Execute(keeper, "CHECKPOINT");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(RoundCount / 2);

    private static string Shown(NpgsqlConnection connection, string setting)
    {
        using NpgsqlCommand command = new($"SHOW {setting}", connection);
        return (string)command.ExecuteScalar()!;
    }

    private static long Count(NpgsqlConnection connection)
    {
        using NpgsqlCommand command = new("SELECT count(*) FROM item", connection);
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    private static void Check(long found, long expected)
    {
        if (found != expected)
        {
            throw new InvalidOperationException(Invariant($"{found} instead of {expected}"));
        }
    }
}
