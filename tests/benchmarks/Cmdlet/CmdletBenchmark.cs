using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;

namespace Prator.Recovery.Benchmarks.Cmdlet;

/// <summary>Get-OutageEpisode over a CSV file to a ForEach-Object that counts, beside scripts without the module.</summary>
internal static class CmdletBenchmark
{
    private const int RoundCount = 5;
    private const int MostForRival = 100_000;

    private const string Own = "count.ps1";
    private const string SameAnswer = "script.ps1";
    private const string LeastWork = "loop.ps1";

    public static void Run(int rows)
    {
        using TemporaryFile file = new();
        EpisodeFile.Write(file.Path, rows);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows of {file.Length / (double)rows:0} bytes"));

        using HostedEngine engine = new();
        Rounds own = Rounds.Of(RoundCount, () => Count(engine, Own, file));
        Console.WriteLine($"  Get-OutageEpisode: {own.PerItem(rows)}");
        int rivalRows = Math.Min(rows, MostForRival);
        Compare(engine, SameAnswer, rivalRows, isClean: false, own.Median / rows);
        Compare(engine, LeastWork, rivalRows, isClean: true, own.Median / rows);
    }

    private static void Compare(HostedEngine engine, string rival, int rows, bool isClean, double ownPerRow)
    {
        using TemporaryFile file = new();
        EpisodeFile.Write(file.Path, rows, isClean);
        string own = Count(engine, Own, file);
        string theirs = Count(engine, rival, file);
        if (own != theirs)
        {
            throw new InvalidOperationException($"The two count differently: {own} and {theirs}.");
        }

        Rounds rounds = Rounds.Of(RoundCount, () => Count(engine, rival, file));
        Console.WriteLine($"  {rival}, {rows} rows: {rounds.PerItem(rows)}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"    ratio per row {rounds.Median / rows / ownPerRow:0.0}; the same counts: {own}"));
    }

    private static string Count(HostedEngine engine, string script, TemporaryFile file)
    {
        IReadOnlyDictionary<string, int> counts = script == Own
            ? engine.Count(script, ("Path", file.Path), ("Policy", Routine.PolicyName), ("AsOf", Routine.Day))
            : engine.Count(script, ("Path", file.Path), ("AsOf", Routine.Day));
        return string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }
}
