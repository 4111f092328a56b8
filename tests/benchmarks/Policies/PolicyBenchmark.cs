using System.Diagnostics;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Policies;

/// <summary>From a policy's text to a grid that is proven and ready to decide, beside a proof that tries every rule in every cell.</summary>
internal static class PolicyBenchmark
{
    private const int WarmingRounds = 40;
    private const int RoundCount = 100;
    private const int LargeRoundCount = 5;
    private const int Rules = 100;
    private const int FactsOfTenMillion = 7;
    private const double Mega = 1e6;

    public static void Run()
    {
        Shipped();
        Large();
        TooLarge();
    }

    private static void Shipped()
    {
        string text = File.ReadAllText(Built.Policy);
        RecoveryPolicy policy = Read(text);
        CheckSame(policy.Episodes, PlainProof.Of(policy.Episodes));
        CheckSame(policy.Sips, PlainProof.Of(policy.Sips));

        // In a first process start code is compiled in haste; a session, or a service, soon has it compiled well.
        _ = Rounds.InTurn(WarmingRounds, () => Read(text), () => Examine(text), () => PlainlyProven(policy));
        Rounds[] rounds = Rounds.InTurn(RoundCount, () => Read(text), () => Examine(text), () => PlainlyProven(policy));
        Console.WriteLine(Size(Routine.PolicyName, policy));
        Console.WriteLine($"  read, proven and compiled: {InMilliseconds(rounds[0])}");
        Console.WriteLine($"  examined with its cases, as Test-RecoveryPolicy does: {InMilliseconds(rounds[1])}");
        Console.WriteLine($"  every rule tried in every cell, of rules that are read already: {InMilliseconds(rounds[2])}; {Ratio(rounds[2].Median, rounds[0].Median)}");
    }

    private static void Large()
    {
        string text = new LargePolicy(FactsOfTenMillion, Rules).Text();
        RecoveryPolicy? policy = null;
        (long before, long peak) = PeakMemory.Of(() => policy = Read(text));
        Console.WriteLine(Size("large", policy!));
        Console.WriteLine(Invariant($"  resident at most {peak / Mega:0} MB, {(peak - before) / Mega:0} MB more than before"));

        long start = Stopwatch.GetTimestamp();
        long[] decided = PlainProof.Of(policy!.Episodes);
        double plain = Stopwatch.GetElapsedTime(start).TotalSeconds;
        CheckSame(policy.Episodes, decided);
        policy = null;
        Rounds rounds = Rounds.InTurn(LargeRoundCount, () => Read(text))[0];
        Console.WriteLine($"  read, proven and compiled: {InMilliseconds(rounds)}");
        Console.WriteLine(Invariant($"  every rule tried in every cell: {plain:0.0} s, once; {Ratio(plain, rounds.Median)}"));
    }

    private static void TooLarge()
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            _ = Read(new LargePolicy(FactsOfTenMillion + 1, Rules).Text());
            throw new InvalidOperationException("A policy of 100 million cells was not refused.");
        }
        catch (YamlRefusedException e)
        {
            Console.WriteLine(Invariant($"too large: refused after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms: {e.Message}"));
        }
    }

    private static RecoveryPolicy Read(string text) => RecoveryPolicy.Read("policy.yaml", text);

    private static void Examine(string text) => _ = PolicyExamination.Of("policy.yaml", text);

    private static void PlainlyProven(RecoveryPolicy policy)
    {
        _ = PlainProof.Of(policy.Episodes);
        _ = PlainProof.Of(policy.Sips);
    }

    /// <summary>The rival does the same work, or its time says nothing.</summary>
    private static void CheckSame<T>(DecisionGrid<T> grid, long[] plain)
        where T : CareItem
    {
        Dictionary<string, int> numbers = grid.Book.Rules.Index().ToDictionary(r => r.Item.Id, r => r.Index);
        long[] counts = new long[numbers.Count];
        for (int cell = 0; cell < grid.Shape.CellCount; cell++)
        {
            if (numbers.TryGetValue(grid[cell].Rule.Id, out int rule))
            {
                counts[rule]++;
            }
        }

        if (!counts.SequenceEqual(plain))
        {
            throw new InvalidOperationException("Tried rule by rule, other rules decide than in the grid.");
        }
    }

    private static string Size(string name, RecoveryPolicy policy) => Invariant(
        $"{name}: episodes {policy.Episodes.Shape.CellCount} cells, {policy.Episodes.Book.Rules.Count} rules; SIPs {policy.Sips.Shape.CellCount} cells, {policy.Sips.Book.Rules.Count} rules");

    private static string InMilliseconds(Rounds rounds) => Invariant($"median {rounds.Median * 1e3:0.0} ms, fastest {rounds.Least * 1e3:0.0} ms");

    private static string Ratio(double rival, double own) => Invariant($"ratio {rival / own:0.0}");
}
