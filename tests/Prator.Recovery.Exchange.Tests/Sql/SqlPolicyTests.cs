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
    private const int Rows = 20_000;
    private const int FewRows = 10_000;

    [Theory]
    [InlineData("module/policies/prator-2024-01.yaml")]
    [InlineData("tests/data/policies/vinga-2031-09.yaml")]
    public void Episodes_OnAServer_AreDecidedAsByTheEngine(string path) => Agrees<Episode>(Read(path), Rows, p => p.Episodes);

    [Theory]
    [InlineData("module/policies/prator-2024-01.yaml")]
    [InlineData("tests/data/policies/vinga-2031-09.yaml")]
    public void Sips_OnAServer_AreDecidedAsByTheEngine(string path) => Agrees<Sip>(Read(path), Rows, p => p.Sips);

    [Fact]
    public void NamesOfEveryKind_OnAServer_AreDecidedAsByTheEngine()
    {
        RecoveryPolicy policy = AwkwardPolicy.Read();
        HashSet<string> hit = Compare<Episode>(policy, FewRows, p => p.Episodes);
        Assert.Equal(["R'1", "X'1", "X2", "order"], hit.Order(StringComparer.Ordinal));
        Compare<Sip>(policy, FewRows, p => p.Sips);
    }

    [Fact]
    public void Literals_WhereBackslashesEscape_StayLiterals()
    {
        using NpgsqlConnection connection = cluster.Connect();
        ItemTable.Execute(connection, "SET standard_conforming_strings = off");
        RecoveryPolicy policy = AwkwardPolicy.Read();
        Compare<Episode>(policy, 1000, p => p.Episodes, connection);
    }

    [Fact]
    public void Statements_OfBothKinds_RunAsOneFile()
    {
        using NpgsqlConnection connection = cluster.Connect();
        ItemTable.Execute(connection, "CREATE SCHEMA both_kinds; SET search_path TO both_kinds");
        ItemTable.Create<Episode>(connection, SqlPolicy.EpisodeTable);
        ItemTable.Create<Sip>(connection, SqlPolicy.SipTable);
        ItemTable.Execute(connection, "INSERT INTO episode (reference) VALUES ('e')");
        ItemTable.Execute(connection, "INSERT INTO sip (reference) VALUES ('s')");
        RecoveryPolicy policy = Read("module/policies/prator-2024-01.yaml");
        using NpgsqlCommand command = new(SqlPolicy.Write(policy, policy.Boundaries.UsualAsOf), connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(("e", "E-NODATE"), (reader.GetString(0), reader.GetString(1)));
        Assert.True(reader.NextResult() && reader.Read());
        Assert.Equal(("s", "S-NODATE"), (reader.GetString(0), reader.GetString(1)));
    }

    [Theory]
    [InlineData("status", "'Avslutad'", "status")]
    [InlineData("created_at", "'infinity'", "created_at")]
    public void AValueThatNoItemCanHave_IsReviewed_AndItsColumnNamed(string column, string value, string fault)
    {
        using NpgsqlConnection connection = cluster.Connect();
        ItemTable.Execute(connection, "CREATE SCHEMA IF NOT EXISTS faulty; DROP TABLE IF EXISTS faulty.rows");
        ItemTable.Create<Episode>(connection, "faulty.rows");
        ItemTable.Execute(connection, $"INSERT INTO faulty.rows (reference, {column}) VALUES ('f', {value})");
        RecoveryPolicy policy = Read("module/policies/prator-2024-01.yaml");
        using NpgsqlCommand command = new(SqlPolicy.Write<Episode>(policy, policy.Boundaries.UsualAsOf, "faulty.rows"), connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.True(reader.IsDBNull(reader.GetOrdinal("rule")));
        Assert.Equal("Review", reader["action"]);
        Assert.Equal(fault, reader["fault"]);
        Assert.Equal("What should the column say?", reader["question_en"]);
        Assert.EndsWith(fault, (string)reader["reason_sv"], StringComparison.Ordinal);
        Assert.False(reader.Read());
    }

    [Fact]
    public void AMissingMoment_IsRefused() =>
        Assert.Throws<ArgumentException>("asOf", () => SqlPolicy.Write(Read("module/policies/prator-2024-01.yaml"), Moment.Missing));

    private static RecoveryPolicy Read(string path) => RecoveryPolicy.Read(Path.GetFileName(path), File.ReadAllText(Checkout.PathOf(path)));

    private void Agrees<T>(RecoveryPolicy policy, int rows, Func<RecoveryPolicy, DecisionGrid<T>> gridOf)
        where T : CareItem =>
        Assert.Equal(
            gridOf(policy).Book.Rules.Select(r => r.Id).Order(StringComparer.Ordinal),
            Compare(policy, rows, gridOf).Order(StringComparer.Ordinal));

    /// <summary>Decides drawn items for several moments both ways, and says which rules decided some.</summary>
    private HashSet<string> Compare<T>(RecoveryPolicy policy, int rows, Func<RecoveryPolicy, DecisionGrid<T>> gridOf, NpgsqlConnection? open = null)
        where T : CareItem
    {
        using NpgsqlConnection connection = open ?? cluster.Connect();
        string table = $"items_{UniqueName.Next()}";
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
        return comparison.RulesHit;
    }
}
