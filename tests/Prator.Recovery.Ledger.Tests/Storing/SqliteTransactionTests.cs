namespace Prator.Recovery.Ledger.Tests.Storing;

/// <summary>What only a file can do to a transaction.</summary>
public sealed class SqliteTransactionTests() : TransactionTests(StoreKind.Sqlite)
{
    [Fact]
    public void FirstCommit_AReaderInTheWay_NothingIsKept_ThenGoesOn()
    {
        using NewLedger ledger = new();
        using SqliteLedgerStore hasty = SqliteLedgerStore.Open(ledger.Path, TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        using (ILedgerReader early = ledger.Read())
        using (ILedgerWriter writer = hasty.Write(TestContext.Current.CancellationToken))
        {
            writer.Put(DrawnRows.Plain(1));
            Assert.Equal(LedgerFault.Locked, Assert.Throws<LedgerException>(writer.Commit).Fault);
        }

        Write(ledger.Store, commit: true, from: 1, count: 3);
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(3, reader.Items(ItemQuery.All).Count());
    }

    [Fact]
    public void FullDisk_NothingIsKept_AndTheLedgerLives()
    {
        using NewLedger ledger = new();
        Write(ledger.Store, commit: true, from: 1, count: 10);
        LedgerException fault = Assert.Throws<LedgerException>(() =>
        {
            using ILedgerWriter writer = ledger.Write();
            writer.Put(DrawnRows.Plain(11));
            ((SqliteLedgerWriter)writer).Limit("PRAGMA max_page_count = 40");
            try
            {
                for (int i = 12; i <= 100_000; i++)
                {
                    writer.Put(DrawnRows.Plain(i));
                }
            }
            catch (LedgerException)
            {
                Assert.Throws<InvalidOperationException>(() => writer.Put(DrawnRows.Plain(100_001)));
                Assert.Throws<InvalidOperationException>(writer.Commit);
                throw;
            }
        });
        Assert.Equal(LedgerFault.DiskFull, fault.Fault);
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(10, reader.Items(ItemQuery.All).Count());
        Write(ledger.Store, commit: true, from: 11, count: 5);
    }

    [Fact]
    public void EraseSalt_LeavesNoCopy()
    {
        using NewLedger ledger = new();
        Assert.Contains(ledger.Bytes(), file => file.AsSpan().IndexOf(ledger.Identity.Salt) >= 0);
        using (ILedgerWriter writer = ledger.Write())
        {
            writer.EraseSalt();
            Assert.Null(writer.Identity.Salt);
            writer.Commit();
            Assert.DoesNotContain(ledger.Bytes(), file => file.AsSpan().IndexOf(ledger.Identity.Salt) >= 0);
        }

        Assert.DoesNotContain(ledger.Bytes(), file => file.AsSpan().IndexOf(ledger.Identity.Salt) >= 0);
        using ILedgerReader reader = ledger.Read();
        Assert.Null(reader.Identity.Salt);
        Assert.Equal(ledger.Identity.ChainCheck, reader.Identity.ChainCheck);
    }
}
