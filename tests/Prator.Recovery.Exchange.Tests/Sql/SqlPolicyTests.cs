using System.Diagnostics;
using Npgsql;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>A policy's SQL, run on a real server, against the engine.</summary>
public sealed class SqlPolicyTests(PostgresCluster cluster)
{
    private const int Rows = 100_000;

    [Theory]
    [InlineData("module/policies/prator-2024-01.yaml")]
    [InlineData("tests/data/policies/vinga-2031-09.yaml")]
    public void Episodes_OnAServer_AreDecidedAsByTheEngine(string path) => Agrees<Episode>(Read(path), Rows, p => p.Episodes);

    [Theory]
    [InlineData("module/policies/prator-2024-01.yaml")]
    [InlineData("tests/data/policies/vinga-2031-09.yaml")]
    public void Sips_OnAServer_AreDecidedAsByTheEngine(string path) => Agrees<Sip>(Read(path), Rows, p => p.Sips);

    private static RecoveryPolicy Read(string path) => RecoveryPolicy.Read(Path.GetFileName(path), File.ReadAllText(Checkout.PathOf(path)));

    private void Agrees<T>(RecoveryPolicy policy, int rows, Func<RecoveryPolicy, DecisionGrid<T>> gridOf)
        where T : CareItem
    {
        using NpgsqlConnection connection = cluster.Connect();
        string table = $"items_{Guid.NewGuid():N}";
        List<T> items = new ItemDraw<T>(policy.Boundaries, seed: 20240202).Take(rows);
        ItemTable.Fill(connection, table, items);
        SqlComparison<T> comparison = new(gridOf(policy), policy);
        long start = Stopwatch.GetTimestamp();
        foreach (Moment asOf in ItemDraw<T>.AsOfs(policy.Boundaries))
        {
            comparison.Compare(connection, table, items, asOf);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{comparison.Rows} rows, {comparison.CellsHit.Count} of {gridOf(policy).Shape.CellCount} cells, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        IEnumerable<string> declared = gridOf(policy).Book.Impossible.Select(i => i.Id);
        Assert.Empty(gridOf(policy).Book.Rules.Select(r => r.Id).Except(comparison.RulesHit));
        Assert.Empty(comparison.RulesHit.Intersect(declared));
    }
}
