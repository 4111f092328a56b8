using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;

namespace Prator.Recovery.Benchmarks.Cmdlet;

/// <summary>Get-OutageEpisode over a CSV file to a ForEach-Object that counts, beside a script without the module.</summary>
internal static class CmdletBenchmark
{
    private const int OwnRounds = 5;
    private const int RivalRounds = 5;
    private const int MostForRival = 100_000;

    public static void Run(int rows)
    {
        using TemporaryFile file = new();
        using TemporaryFile small = new();
        int smallRows = Math.Min(rows, MostForRival);
        EpisodeFile.Write(file.Path, rows);
        EpisodeFile.Write(small.Path, smallRows, isClean: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows of {file.Length / (double)rows:0} bytes"));

        using HostedEngine engine = new();
        IReadOnlyDictionary<string, int> own = Own(engine, small);
        IReadOnlyDictionary<string, int> rival = Rival(engine, small);
        if (!own.OrderBy(c => c.Key, StringComparer.Ordinal).SequenceEqual(rival.OrderBy(c => c.Key, StringComparer.Ordinal)))
        {
            throw new InvalidOperationException($"The two count differently: {Text(own)} and {Text(rival)}.");
        }

        Console.WriteLine($"  the same counts of {smallRows} rows: {Text(own)}");
        Rounds ownRounds = Rounds.Of(OwnRounds, () => Own(engine, file));
        Console.WriteLine($"  Get-OutageEpisode: {ownRounds.PerItem(rows)}");
        Rounds rivalRounds = Rounds.Of(RivalRounds, () => Rival(engine, small));
        Console.WriteLine($"  script, {smallRows} rows: {rivalRounds.PerItem(smallRows)}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  ratio per row {rivalRounds.Median / smallRows / (ownRounds.Median / rows):0.0}"));
    }

    private static IReadOnlyDictionary<string, int> Own(HostedEngine engine, TemporaryFile file) =>
        engine.Count("count.ps1", ("Path", file.Path), ("Policy", Routine.PolicyName), ("AsOf", Routine.Day));

    private static IReadOnlyDictionary<string, int> Rival(HostedEngine engine, TemporaryFile file) =>
        engine.Count("rival.ps1", ("Path", file.Path), ("AsOf", Routine.Day));

    private static string Text(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
}
