namespace Prator.Recovery.Ledger.Tests.Storing;

/// <summary>What a process leaves that is killed: the files as they are on the disk in the middle of a transaction.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void KilledInTheMiddle_TheLedgerIsAsBefore(bool isFirst)
    {
        using NewLedger ledger = new();
        int before = 0;
        if (!isFirst)
        {
            using ILedgerWriter earlier = ledger.Write();
            before = 100;
            Fill(earlier, 1, before);
            earlier.Commit();
        }

        using NewLedger crashed = new(create: false);
        using (ILedgerWriter writer = ledger.Write())
        {
            // So small that most pages have gone to the disk before the commit.
            ((SqliteLedgerWriter)writer).Limit("PRAGMA cache_size = 10");
            Fill(writer, before + 1, 20_000);
            foreach (string file in Directory.GetFiles(ledger.Folder))
            {
                if (!file.EndsWith("-shm", StringComparison.Ordinal))
                {
                    File.WriteAllBytes(Path.Combine(crashed.Folder, Path.GetFileName(file)), NewLedger.ReadShared(file));
                }
            }
        }

        Assert.Contains(crashed.Bytes(), file => file.Length > 500_000);
        using SqliteLedgerStore store = SqliteLedgerStore.Open(crashed.Path, NewLedger.Patience, TestContext.Current.CancellationToken);
        using (ILedgerReader reader = store.Read(CancellationToken.None))
        {
            Assert.Equal(before, reader.Items(ItemQuery.All).Count());
            Assert.Equal(before, reader.Head?.Seq ?? 0);
            Assert.Equal(ledger.Identity.Salt, reader.Identity.Salt);
        }

        using ILedgerWriter next = store.Write(CancellationToken.None);
        Fill(next, before + 1, 10);
        next.Commit();
    }

    private static void Fill(ILedgerWriter writer, int from, int count)
    {
        writer.Put(new OperationRow(from, from, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
        for (int i = from; i < from + count; i++)
        {
            writer.Append(new LedgerEntry(i, from, i, 0, EventKinds.Seen, "{}"u8.ToArray(), null, new byte[32]));
            writer.Put(DrawnRows.Plain(i));
        }
    }
}
