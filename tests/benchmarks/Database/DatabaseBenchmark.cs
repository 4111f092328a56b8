using DuckDB.NET.Data;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Database;

/// <summary>From a CSV file to counts by rule: one thread of ours beside two of a database engine.</summary>
internal static class DatabaseBenchmark
{
    private const int RoundCount = 7;

    public static void Run(int rows)
    {
        using TemporaryFile file = new();
        EpisodeFile.Write(file.Path, rows);
        Console.WriteLine(Invariant($"{rows} rows of {file.Length / (double)rows:0} bytes"));

        string query = Built.Text("Database", "counts.sql");
        using DuckDBConnection database = new("DataSource=:memory:");
        database.Open();
        Check(Own(file.Path), Counts(threads: 2));

        Rounds[] rounds = Rounds.InTurn(RoundCount, () => Own(file.Path), () => Counts(threads: 2), () => Counts(threads: 1));
        Console.WriteLine($"  Core and Exchange, 1 thread: {rounds[0].PerItem(rows)}");
        for (int i = 1; i < rounds.Length; i++)
        {
            Console.WriteLine(
                Invariant($"  DuckDB, {(i == 1 ? "2 threads" : "1 thread")}: {rounds[i].PerItem(rows)}; ")
                + Invariant($"ratio {rounds[i].Median / rounds[0].Median:0.00} (over 1: ours is faster)"));
        }

        Dictionary<string, int> Counts(int threads) => Theirs(database, query, file.Path, threads);
    }

    private static Dictionary<string, int> Own(string path)
    {
        DecisionGrid<Episode> grid = Routine.Policy.Episodes;
        ReadingOptions options = new()
        {
            Profile = ImportProfile.Read(Path.GetFileName(Built.Profile), File.ReadAllText(Built.Profile)),
            Zone = Routine.Policy.TimeZone,
            AsOf = Routine.AsOf,
            Source = ExportSource.Prator,
        };
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (ReadRow<Episode> row in ExportReader.Open<Episode>([path], options).Rows())
        {
            if (row.Item is { } item)
            {
                string rule = grid.Decide(item, Routine.AsOf).Rule.Id;
                counts[rule] = counts.GetValueOrDefault(rule) + 1;
            }
        }

        return counts;
    }

    private static Dictionary<string, int> Theirs(DuckDBConnection database, string query, string path, int threads)
    {
        Execute(database, Invariant($"SET threads = {threads}"));
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = query;
        command.Parameters.Add(new DuckDBParameter("file", path));
        using DuckDBDataReader reader = command.ExecuteReader();
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        while (reader.Read())
        {
            counts.Add(reader.GetString(0), (int)reader.GetInt64(1));
        }

        return counts;
    }

    private static void Execute(DuckDBConnection database, string statement)
    {
        using DuckDBCommand command = database.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static void Check(Dictionary<string, int> own, Dictionary<string, int> theirs)
    {
        string[] both = [Text(own), Text(theirs)];
        if (both[0] != both[1])
        {
            throw new InvalidOperationException($"The two count differently:\n{both[0]}\n{both[1]}");
        }

        Console.WriteLine($"  the same counts: {both[0]}");
    }

    private static string Text(Dictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
