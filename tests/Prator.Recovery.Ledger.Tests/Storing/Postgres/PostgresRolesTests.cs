using Npgsql;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>The shipped roles: each may what its work needs, and no more.</summary>
public sealed class PostgresRolesTests(PostgresCluster cluster)
{
    private const string Importer = "import_job";
    private const string Person = "anna";
    private const string Reports = "reports";

    [Fact]
    public void Importer_TakesDaysIn_OrdersAndProves()
    {
        using PostgresHome home = new();
        using Ledgers ledger = new(home);
        GiveRoles(home);
        ledger.Store = As(home, Importer);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)], Sips = [Made.Sip("S1", 1)], Rejected = [] });
        ledger.Order(new DateOnly(2024, 2, 5), "V1");
        ImportOutcome second = ledger.Import(new Day("2024-02-06") { Prator = [.. Enumerable.Range(3, 300).Select(i => Made.Home($"V{i}", i))] });
        Assert.Equal(2, second.Count(EventKinds.Vanished));
        ledger.Import(new Day("2024-02-07") { Prator = [.. Enumerable.Range(3, 300).Select(i => Made.Home($"V{i}", i) with { Owner = "Another" })] });
        Assert.Empty(ledger.Prove().Breaks);
        using ILedgerReader reader = ledger.Store.Read(CancellationToken.None);
        Assert.Equal(Importer, reader.Actor);
        Assert.Contains(reader.Entries(EntryFilter.All), entry => entry.Secret is not null);
    }

    [Fact]
    public void Person_OrdersWithoutSeeingIdentifiers_ButCantImportOrProve()
    {
        using PostgresHome home = new();
        using Ledgers ledger = new(home);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        GiveRoles(home);
        ledger.Store = As(home, Person);
        Assert.True(Assert.Single(ledger.Order(new DateOnly(2024, 2, 5), "V1")).IsNew);
        using (ILedgerReader reader = ledger.Store.Read(CancellationToken.None))
        {
            Assert.False(reader.ShowsSecrets);
            Assert.All(reader.Entries(EntryFilter.All), entry => Assert.Null(entry.Secret));
            Assert.All(reader.EntriesAt([1, 2, 3]), entry => Assert.Null(entry.Secret));
        }

        Assert.Equal(LedgerFault.NotAllowed, Assert.Throws<LedgerException>(() => ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)] })).Fault);
        Assert.Equal(LedgerFault.NotAllowed, Assert.Throws<LedgerException>(() => ledger.Prove()).Fault);
        ledger.Store = As(home, Importer);
        Assert.Empty(ledger.Prove().Breaks);
    }

    [Fact]
    public void Reader_Reads_AndWritesNothing()
    {
        using PostgresHome home = new();
        using Ledgers ledger = new(home);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        GiveRoles(home);
        ledger.Store = As(home, Reports);
        Assert.Single(ledger.All());
        Assert.NotEmpty(ledger.Events());
        Assert.Equal(LedgerFault.NotAllowed, Assert.Throws<LedgerException>(() => ledger.Store.Write(CancellationToken.None)).Fault);
    }

    [Fact]
    public void WithoutARole_NothingIsRead()
    {
        using PostgresHome home = new();
        home.Create(AnyLedger.MadeUp()).Dispose();
        GiveRoles(home);
        home.Run("DROP ROLE IF EXISTS stranger; CREATE ROLE stranger LOGIN");
        Assert.Equal(LedgerFault.NotAllowed, Assert.Throws<LedgerException>(() => As(home, "stranger")).Fault);
    }

    [Theory]
    [InlineData(Importer, "UPDATE entry SET body = body")]
    [InlineData(Importer, "DELETE FROM entry")]
    [InlineData(Importer, "TRUNCATE entry")]
    [InlineData(Importer, "UPDATE operation SET actor = actor")]
    [InlineData(Importer, "INSERT INTO operation (id, seq, kind, time, actor, cmdlet) VALUES (1, 1, 1, '2024', 'anna', 'x')")]
    [InlineData(Importer, "DELETE FROM item")]
    [InlineData(Importer, "DELETE FROM record")]
    [InlineData(Importer, "DELETE FROM rejected")]
    [InlineData(Importer, "UPDATE ledger SET salt = NULL")]
    [InlineData(Importer, "UPDATE about SET schema_version = 2")]
    [InlineData(Importer, "ALTER TABLE entry DISABLE TRIGGER ALL")]
    [InlineData(Person, "SELECT secret FROM entry")]
    [InlineData(Person, "SELECT * FROM entry")]
    [InlineData(Reports, "SELECT secret FROM entry")]
    [InlineData(Reports, "UPDATE item SET owner = owner")]
    [InlineData(Reports, "INSERT INTO about VALUES ('x', 1)")]
    public void Beyond_IsRefused(string account, string sql)
    {
        using PostgresHome home = new();
        home.Create(AnyLedger.MadeUp()).Dispose();
        GiveRoles(home);
        using NpgsqlConnection connection = new(home.ConnectionOf(account));
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, Assert.Throws<PostgresException>(() => command.ExecuteNonQuery()).SqlState);
    }

    private static PostgresLedgerStore As(PostgresHome home, string account) => PostgresLedgerStore.Open(home.ConnectionOf(account), LedgerHome.Patience);

    private void GiveRoles(PostgresHome home) => GivenRoles.Give(
        cluster, home, (Importer, $"{GivenRoles.Writer}, {GivenRoles.Identifiers}"), (Person, GivenRoles.Writer), (Reports, GivenRoles.Reader));
}
