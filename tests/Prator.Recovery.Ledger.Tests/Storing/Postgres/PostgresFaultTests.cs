using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>Whatever happens on the way or at the server, nothing is half done, and the command may be run again.</summary>
public sealed class PostgresFaultTests(PostgresCluster cluster)
{
    private const int Many = 60_000;

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(Many)]
    public void DroppedConnection_NothingIsKept(int rows)
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        TransactionTests.Write(ledger.Store, commit: true, from: 1, count: 10);
        using (ILedgerWriter writer = ledger.Write())
        {
            Put(writer, 11, rows);
            home.Run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = hashtext(current_schema())::oid");
            LedgerException fault = Assert.Throws<LedgerException>(() =>
            {
                Put(writer, 11 + rows, 10);
                _ = writer.Items(ItemQuery.All).Count();
            });
            Assert.Equal(LedgerFault.Unavailable, fault.Fault);
            Assert.Throws<InvalidOperationException>(() => writer.Put(DrawnRows.Plain(1)));
            Assert.Throws<InvalidOperationException>(writer.Commit);
        }

        AsBefore(ledger.Store, 10);
    }

    [Fact]
    public void DroppedAtTheCommit_SaysThatItIsNotKnown()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        using (ILedgerWriter writer = ledger.Write())
        {
            home.Run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = hashtext(current_schema())::oid");
            LedgerException fault = Assert.Throws<LedgerException>(writer.Commit);
            Assert.Equal(LedgerFault.Unavailable, fault.Fault);
            Assert.Contains("Run it again", fault.Message, StringComparison.Ordinal);
        }

        AsBefore(ledger.Store, 0);
    }

    [Fact]
    public void CrashedServer_LedgerIsAsBefore()
    {
        using PostgresCluster own = new();
        using PostgresHome home = new(own);
        using AnyLedger ledger = new(home);
        TransactionTests.Write(ledger.Store, commit: true, from: 1, count: 10);
        using (ILedgerWriter writer = ledger.Write())
        {
            Put(writer, 11, Many);
            own.Crash();
            Assert.Equal(LedgerFault.Unavailable, Assert.Throws<LedgerException>(() => writer.Items(ItemQuery.All).Count()).Fault);
        }

        AsBefore(ledger.Store, 10);
    }

    [Theory]
    [InlineData("53100", LedgerFault.DiskFull)]
    [InlineData("53200", LedgerFault.Unavailable)]
    [InlineData("XX001", LedgerFault.Damaged)]
    [InlineData("42501", LedgerFault.NotAllowed)]
    public void ServersError_NothingIsKept(string state, LedgerFault expected)
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        TransactionTests.Write(ledger.Store, commit: true, from: 1, count: 10);
        home.Run(
            $"""
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 40000 THEN RAISE EXCEPTION 'made up' USING ERRCODE = '{state}'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER failing BEFORE INSERT ON item FOR EACH ROW EXECUTE FUNCTION fail()
            """);
        LedgerException fault = Assert.Throws<LedgerException>(() =>
        {
            using ILedgerWriter writer = ledger.Write();
            Put(writer, 11, Many);
            writer.Commit();
        });
        Assert.Equal(expected, fault.Fault);
        Assert.Contains(ledger.Store.Place, fault.Message, StringComparison.Ordinal);
        home.Run("DROP TRIGGER failing ON item");
        AsBefore(ledger.Store, 10);
    }

    [Fact]
    public void CharacterThatCantBeKept_IsRefused()
    {
        using AnyLedger ledger = new(StoreKind.Postgres);
        using (ILedgerWriter writer = ledger.Write())
        {
            writer.Put(DrawnRows.Plain(1) with { Owner = "a\0b" });
            LedgerException fault = Assert.Throws<LedgerException>(writer.Commit);
            Assert.Equal(LedgerFault.NotPossible, fault.Fault);
            Assert.Contains("U+0000", fault.Message, StringComparison.Ordinal);
        }

        AsBefore(ledger.Store, 0);
    }

    [Fact]
    public void IdleForTooLong_NothingIsKept()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        using PostgresLedgerStore hasty = PostgresLedgerStore.Open(
            home.ConnectionOf(more: "Options=-c idle_in_transaction_session_timeout=200"), LedgerHome.Patience, TestContext.Current.CancellationToken);
        using (ILedgerWriter writer = hasty.Write(CancellationToken.None))
        {
            Thread.Sleep(1500);
            writer.Put(DrawnRows.Plain(1));

            // Whether the server's reason is still read depends on what is sent first.
            LedgerException fault = Assert.Throws<LedgerException>(writer.Commit);
            Assert.Equal(LedgerFault.Unavailable, fault.Fault);
            Assert.Contains("run it again", fault.Message, StringComparison.Ordinal);
        }

        AsBefore(ledger.Store, 0);
    }

    [Fact]
    public void StatementTimeout_SaysSo()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        home.Run(
            """
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(5); RETURN NEW; END $$;
            CREATE TRIGGER waiting BEFORE INSERT ON item FOR EACH STATEMENT EXECUTE FUNCTION wait()
            """);
        using PostgresLedgerStore hasty = PostgresLedgerStore.Open(home.ConnectionOf(more: "Options=-c statement_timeout=200"), LedgerHome.Patience, TestContext.Current.CancellationToken);
        LedgerException fault = Assert.Throws<LedgerException>(() => TransactionTests.Write(hasty, commit: true, from: 1, count: 3));
        Assert.Equal(LedgerFault.Unavailable, fault.Fault);
        Assert.Contains("statement_timeout", fault.Message, StringComparison.Ordinal);
        home.Run("DROP TRIGGER waiting ON item");
        AsBefore(ledger.Store, 0);
    }

    [Fact]
    public void ReadOnlyServer_IsRead_NotWritten()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        using PostgresLedgerStore standby = PostgresLedgerStore.Open(home.ConnectionOf(more: "Options=-c default_transaction_read_only=on"), LedgerHome.Patience, TestContext.Current.CancellationToken);
        using (ILedgerReader reader = standby.Read(CancellationToken.None))
        {
            Assert.Equal(ledger.Identity.Id, reader.Identity.Id);
        }

        Assert.Equal(LedgerFault.ReadOnly, Assert.Throws<LedgerException>(() => standby.Write(CancellationToken.None)).Fault);
    }

    [Fact]
    public void UnreadableRow_IsDamage()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        TransactionTests.Write(ledger.Store, commit: true, from: 1, count: 3);
        home.Run("UPDATE item SET action = 'Nonsense' WHERE id = 2");
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(LedgerFault.Damaged, Assert.Throws<LedgerException>(() => reader.Items(ItemQuery.All).Count()).Fault);
    }

    [Fact]
    public void TwentyWriters_EachInTurn()
    {
        using AnyLedger ledger = new(StoreKind.Postgres);
        Parallel.For(0, 20, new ParallelOptions { MaxDegreeOfParallelism = 20 }, _ =>
        {
            using ILedgerWriter writer = ledger.Write();
            writer.Put(DrawnRows.Plain(writer.Numbers.Item + 1));
            writer.Commit();
        });
        AsBefore(ledger.Store, 20);
    }

    [Fact]
    public void Sequences_AreReadOneWithinAnother_AndAfterTheCommit()
    {
        using AnyLedger ledger = new(StoreKind.Postgres);
        using ILedgerWriter writer = ledger.Write();
        Put(writer, 1, 5_000);
        long[] twice = [.. writer.Items(ItemQuery.All).SelectMany(item => writer.Items(new ItemQuery { Ids = [item.Id] })).Select(item => item.Id).Take(2_500)];
        Assert.Equal(Enumerable.Range(1, 2_500).Select(id => (long)id), twice);
        Put(writer, 1, 5_000);
        writer.Commit();
        Assert.Equal(5_000, writer.Items(ItemQuery.All).Count());
        Assert.Equal(5_000, writer.Marks().Count());
    }

    [Fact]
    public void EraseSalt_LeavesNoCopyInTheTables()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        using (ledger.Read())
        using (ILedgerStore hasty = home.Open(TimeSpan.FromMilliseconds(100)))
        using (ILedgerWriter writer = hasty.Write(CancellationToken.None))
        {
            Assert.Equal(LedgerFault.Locked, Assert.Throws<LedgerException>(writer.EraseSalt).Fault);
        }

        using (ILedgerWriter writer = ledger.Write())
        {
            writer.EraseSalt();
            writer.Commit();
            Assert.Null(writer.Identity.Salt);
        }

        using ILedgerReader reader = ledger.Read();
        Assert.Null(reader.Identity.Salt);
        home.Run("CHECKPOINT");
        byte[] salt = ledger.Identity.Salt!;
        string tables = Path.Combine(cluster.Data, "base");
        Assert.DoesNotContain(Directory.EnumerateFiles(tables, "*", SearchOption.AllDirectories), file => Contains(file, salt));
    }

    private static bool Contains(string file, byte[] bytes)
    {
        try
        {
            return NewLedger.ReadShared(file).AsSpan().IndexOf(bytes) >= 0;
        }
        catch (IOException)
        {
            // Gone meanwhile, or growing: not the table that is looked for.
            return false;
        }
    }

    private static void Put(ILedgerWriter writer, int from, int count)
    {
        for (int i = from; i < from + count; i++)
        {
            writer.Put(DrawnRows.Plain(i));
        }
    }

    private static void AsBefore(ILedgerStore store, int items)
    {
        using (ILedgerReader reader = store.Read(CancellationToken.None))
        {
            Assert.Equal(items, reader.Items(ItemQuery.All).Count());
            Assert.Equal(items, reader.Numbers.Item);
        }

        TransactionTests.Write(store, commit: true, from: items + 1, count: 5);
    }
}
