using System.Diagnostics;
using CsCheck;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger.Tests.Storing;

public sealed class PostgresTransactionTests() : TransactionTests(StoreKind.Postgres);

/// <summary>A writer is alone, and what it did not commit never was; a reader sees one moment.</summary>
public abstract class TransactionTests(StoreKind kind)
{
    private readonly StoreKind _kind = LedgerHome.Needed(kind);

    [Fact]
    public void Dispose_WithoutCommit_NeverWas()
    {
        using AnyLedger ledger = new(_kind);
        Write(ledger.Store, commit: true, from: 1, count: 10);
        Write(ledger.Store, commit: false, from: 11, count: 5000);
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(10, reader.Numbers.Item);
        Assert.Equal(10, reader.Items(ItemQuery.All).Count());
    }

    [Fact]
    public void Reader_SeesOneMoment_WhileAnotherWrites()
    {
        using AnyLedger ledger = new(_kind);
        Write(ledger.Store, commit: true, from: 1, count: 10);
        using ILedgerReader early = ledger.Read();
        using (ILedgerWriter writer = ledger.Write())
        {
            writer.Put(DrawnRows.Plain(11));
            using ILedgerReader during = ledger.Read();
            Assert.Equal(10, during.Items(ItemQuery.All).Count());
            writer.Commit();
        }

        Assert.Equal(10, early.Items(ItemQuery.All).Count());
        Assert.Equal(10, early.Numbers.Item);
        using ILedgerReader late = ledger.Read();
        Assert.Equal(11, late.Items(ItemQuery.All).Count());
    }

    [Fact]
    public void FirstWrite_Large_NeverWasWithoutCommit()
    {
        using AnyLedger ledger = new(_kind);
        Write(ledger.Store, commit: false, from: 1, count: 20_000);
        using ILedgerReader reader = ledger.Read();
        Assert.Empty(reader.Items(ItemQuery.All));
        Assert.Equal(ledger.Identity.Salt, reader.Identity.Salt);
    }

    [Fact]
    public void Writer_SeesWhatItWrote()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerWriter writer = ledger.Write();
        writer.Put(DrawnRows.Plain(1));
        writer.Put(DrawnRows.Plain(1) with { Owner = "Another" });
        Assert.Equal("Another", Assert.Single(writer.Items(ItemQuery.All)).Owner);
        Assert.Equal(1, writer.Numbers.Item);
    }

    [Fact]
    public async Task SecondWriter_WaitsForTheFirst()
    {
        using AnyLedger ledger = new(_kind);
        ILedgerWriter first = ledger.Write();
        first.Put(DrawnRows.Plain(1));
        Task<long> second = Task.Run(() =>
        {
            using ILedgerWriter writer = ledger.Write();
            return writer.Numbers.Item;
        });
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        first.Commit();
        first.Dispose();
        Assert.Equal(1, await second);
    }

    [Fact]
    public void SecondWriter_LosesPatience()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerStore hasty = ledger.Open(TimeSpan.FromMilliseconds(100));
        using ILedgerWriter first = ledger.Write();
        LedgerException fault = Assert.Throws<LedgerException>(() => hasty.Write(CancellationToken.None));
        Assert.Equal(LedgerFault.Locked, fault.Fault);
        Assert.Contains(ledger.Store.Place, fault.Message, StringComparison.Ordinal);
        first.Put(DrawnRows.Plain(1));
        first.Commit();
    }

    [Fact]
    public void SecondWriter_StopsWaitingWhenCancelled()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerWriter first = ledger.Write();
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(200));
        long begun = Stopwatch.GetTimestamp();
        Assert.ThrowsAny<OperationCanceledException>(() => ledger.Store.Write(source.Token));
        Assert.True(Stopwatch.GetElapsedTime(begun) < LedgerHome.Patience / 2);
    }

    [Fact]
    public void Put_AnyOrder_TheLastStands()
    {
        Gen.Select(Gen.Long[1, 8], Gen.Int[0, 99]).Array[0, 40].Array[1, 4].Sample(transactions =>
        {
            using AnyLedger ledger = new(_kind);
            Dictionary<long, string> expected = [];
            foreach ((long Id, int Number)[] puts in transactions)
            {
                using ILedgerWriter writer = ledger.Write();
                foreach ((long id, int number) in puts)
                {
                    string owner = $"Owner {number}";
                    writer.Put(DrawnRows.Plain(id) with { Owner = owner });
                    expected[id] = owner;
                }

                writer.Commit();
            }

            using ILedgerReader reader = ledger.Read();
            Assert.Equal(expected.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)), reader.Items(ItemQuery.All).Select(item => (item.Id, item.Owner!)));
        }, iter: 30);
    }

    [Fact]
    public void Append_WithHole_IsRefused()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerWriter writer = ledger.Write();
        Assert.Throws<ArgumentException>(() => writer.Append(new LedgerEntry(2, 1, 0, 0, EventKinds.Begun, "{}"u8.ToArray(), null, new byte[32])));
    }

    [Fact]
    public void Queries_GiveWhatAFilterGives()
    {
        Gen.Select(DrawnRows.Many(DrawnRows.Item), DrawnRows.Many(DrawnRows.Entry), Gen.Long[0, 9].Array[0, 4], Gen.Enum<RecoveryAction>().Array[0, 3], Gen.Enum<ItemState>().Array[0, 3], Gen.Long)
            .Sample((items, entries, numbers, actions, states, kinds) =>
            {
                using AnyLedger ledger = new(_kind);
                using ILedgerWriter writer = ledger.Write();
                Array.ForEach(items, writer.Put);
                Array.ForEach(entries, writer.Append);
                Assert.Equal(items.Where(item => numbers.Contains(item.Id)), writer.Items(new ItemQuery { Ids = numbers }));
                Assert.Equal(items.Where(item => actions.Contains(item.Action)), writer.Items(new ItemQuery { Actions = actions }));
                Assert.Equal(items.Where(item => states.Contains(item.State) && item.HasQuestion), writer.Items(new ItemQuery { States = states, OnlyQuestions = true }));
                Assert.Equal(items.Where(item => item.Kind == RecordKind.Sip), writer.Items(new ItemQuery { Kind = RecordKind.Sip }));
                DateOnly day = new(2024, 2, 3);
                Assert.Equal(items.Where(item => item.IsStaleOn(day)), writer.Items(new ItemQuery { StaleOn = day }));
                Assert.Equal(Seqs(entries.Where(entry => entry.Item > 0 && numbers.Contains(entry.Item))), Seqs(writer.Entries(new EntryFilter { Items = numbers })));
                Assert.Equal(Seqs(entries.Where(entry => ((long)entry.Kinds & kinds) != 0)), Seqs(writer.Entries(new EntryFilter { Kinds = (EventKinds)kinds })));
                Assert.Equal(Seqs(entries.Where(entry => numbers.Contains(entry.Seq))), Seqs(writer.EntriesAt(numbers.Distinct().Order())));
                Assert.Equal(items.Count(item => item.MergedInto == 0), writer.Counts().Sum(count => count.Count));
            }, iter: 40);
    }

    [Fact]
    public void Entries_OfOperations()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerWriter writer = ledger.Write();
        for (long seq = 1; seq <= 9; seq++)
        {
            long operation = (seq + 2) / 3;
            if (seq % 3 == 1)
            {
                writer.Put(new OperationRow(operation, seq, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
            }

            writer.Append(new LedgerEntry(seq, operation, 0, 0, EventKinds.Begun, "{}"u8.ToArray(), null, new byte[32]));
        }

        Assert.Equal([4, 5, 6], Seqs(writer.Entries(new EntryFilter { Operations = [2] })));
        Assert.Equal([1, 2, 3, 7, 8, 9], Seqs(writer.Entries(new EntryFilter { Operations = [1, 3] })));
        Assert.Empty(writer.Entries(new EntryFilter { Operations = [] }));
        Assert.Empty(writer.Entries(new EntryFilter { Operations = [4] }));
    }

    private static IEnumerable<long> Seqs(IEnumerable<LedgerEntry> entries) => entries.Select(entry => entry.Seq);

    internal static void Write(ILedgerStore store, bool commit, int from, int count)
    {
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        writer.Put(new OperationRow(from, 1, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
        for (int i = from; i < from + count; i++)
        {
            writer.Put(DrawnRows.Plain(i));
        }

        if (commit)
        {
            writer.Commit();
        }
    }
}
