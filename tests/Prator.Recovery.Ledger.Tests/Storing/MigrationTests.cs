namespace Prator.Recovery.Ledger.Tests.Storing;

public sealed class MigrationTests
{
    private static readonly SqliteSchema First = SqliteSchema.Current;

    private static readonly SqliteSchema Second = new([.. First.Scripts, "ALTER TABLE item ADD COLUMN note TEXT"]);

    private static readonly SqliteSchema Failing = new([.. First.Scripts, "ALTER TABLE item ADD COLUMN note TEXT; ALTER TABLE nothing ADD COLUMN a TEXT"]);

    [Fact]
    public void OlderSchema_IsRaised_AfterABackup()
    {
        using NewLedger ledger = Filled();
        using (Open(ledger, Second))
        {
            using ILedgerReader reader = ledger.Read();
            Assert.Equal(ledger.Identity.Id, reader.Identity.Id);
            Assert.Single(reader.Items(ItemQuery.All));
        }

        string backup = Assert.Single(Directory.GetFiles(ledger.Folder, "*.backup"));
        Assert.Equal($"recovery.db.v{First.Version}-20240203T081500Z.backup", Path.GetFileName(backup));
        OwnerOnly.AssertFile(backup);

        using SqliteLedgerStore copy = SqliteLedgerStore.Open(backup, NewLedger.Patience, TestContext.Current.CancellationToken);
        using ILedgerReader old = copy.Read(CancellationToken.None);
        Assert.Single(old.Items(ItemQuery.All));

        // Raised once: today's module is the older one now.
        Assert.Equal(LedgerFault.TooNew, Assert.Throws<LedgerException>(() => Open(ledger, First)).Fault);
        Open(ledger, Second).Dispose();
        Assert.Single(Directory.GetFiles(ledger.Folder, "*.backup"));
    }

    [Fact]
    public void FailingMigration_LeavesTheLedgerAsItWas()
    {
        using NewLedger ledger = Filled();
        Assert.Throws<LedgerException>(() => Open(ledger, Failing));
        using SqliteLedgerStore store = Open(ledger, First);
        using ILedgerReader reader = store.Read(CancellationToken.None);
        Assert.Single(reader.Items(ItemQuery.All));
    }

    [Fact]
    public void EraseSalt_ReachesTheBackup()
    {
        using NewLedger ledger = Filled();
        Open(ledger, Second).Dispose();
        using (ILedgerWriter writer = ledger.Write())
        {
            writer.EraseSalt();
            writer.Commit();
        }

        Assert.DoesNotContain(ledger.Bytes(), file => file.AsSpan().IndexOf(ledger.Identity.Salt) >= 0);
    }

    private static NewLedger Filled()
    {
        NewLedger ledger = new();
        using ILedgerWriter writer = ledger.Write();
        writer.Put(new OperationRow(1, 1, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
        writer.Put(DrawnRows.Plain(1));
        writer.Commit();
        return ledger;
    }

    private static SqliteLedgerStore Open(NewLedger ledger, SqliteSchema schema) =>
        SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, schema, new FixedClock(), TestContext.Current.CancellationToken);

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 2, 3, 8, 15, 0, TimeSpan.Zero);
    }
}
