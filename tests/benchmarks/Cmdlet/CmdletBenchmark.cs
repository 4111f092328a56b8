using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using static System.FormattableString;

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
        Console.WriteLine(Invariant($"{rows} rows of {file.Length / (double)rows:0} bytes"));

        int rivalRows = Math.Min(rows, MostForRival);
        using TemporaryFile small = new();
        using TemporaryFile clean = new();
        EpisodeFile.Write(small.Path, rivalRows);
        EpisodeFile.Write(clean.Path, rivalRows, isClean: true);

        using HostedEngine engine = new();
        Rounds[] rounds = Rounds.InTurn(
            RoundCount, () => Count(engine, Own, file), () => Count(engine, SameAnswer, small), () => Count(engine, LeastWork, clean));
        CheckSameCounts(engine, SameAnswer, small);
        CheckSameCounts(engine, LeastWork, clean);

        Console.WriteLine($"  Get-OutageEpisode: {rounds[0].PerItem(rows)}");
        Compare(SameAnswer, rounds[1], rivalRows, rounds[0].Median / rows);
        Compare(LeastWork, rounds[2], rivalRows, rounds[0].Median / rows);
    }

    private static void CheckSameCounts(HostedEngine engine, string rival, TemporaryFile file)
    {
        string own = Count(engine, Own, file);
        string theirs = Count(engine, rival, file);
        if (own != theirs)
        {
            throw new InvalidOperationException($"The two count differently: {own} and {theirs}.");
        }

        Console.WriteLine($"  as {rival} counts: {own}");
    }

    private static void Compare(string rival, Rounds rounds, int rows, double ownPerRow) => Console.WriteLine(
        Invariant($"  {rival}, {rows} rows: {rounds.PerItem(rows)}; ratio per row {rounds.Median / rows / ownPerRow:0.0}"));

    private static string Count(HostedEngine engine, string script, TemporaryFile file)
    {
        IReadOnlyDictionary<string, int> counts = script == Own
            ? engine.Count(script, ("Path", file.Path), ("Policy", Routine.PolicyName), ("AsOf", Routine.Day))
            : engine.Count(script, ("Path", file.Path), ("AsOf", Routine.Day));
        return string.Join(", ", counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}"));
    }
}
