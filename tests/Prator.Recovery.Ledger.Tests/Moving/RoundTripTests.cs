using CsCheck;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Moving;

/// <summary>A ledger that was moved is the same ledger, in whichever store, and goes on.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(StoreKind.Sqlite, StoreKind.Postgres)]
    [InlineData(StoreKind.Postgres, StoreKind.Sqlite)]
    [InlineData(StoreKind.Sqlite, StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres, StoreKind.Postgres)]
    public void ThereAndBack_GivesTheSameBytes(StoreKind from, StoreKind to) => ThereAndBack(LedgerHome.Needed(from), LedgerHome.Needed(to), 7);

    [Fact]
    public void WhateverHappened_MovesFromSqlite() => Gen.Int[0, int.MaxValue - 1].Sample(seed => ThereAndBack(StoreKind.Sqlite, StoreKind.Sqlite, seed), iter: 15);

    [Fact]
    public void WhateverHappened_MovesToPostgres()
    {
        LedgerHome.Needed(StoreKind.Postgres);
        Gen.Int[0, int.MaxValue - 1].Sample(seed => ThereAndBack(StoreKind.Sqlite, StoreKind.Postgres, seed), iter: 5);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite, StoreKind.Postgres)]
    [InlineData(StoreKind.Postgres, StoreKind.Sqlite)]
    public void AfterTheMove_TheLedgerGoesOn(StoreKind from, StoreKind to)
    {
        using Ledgers ledger = new(LedgerHome.Needed(from));
        using LedgerHome other = LedgerHome.Of(LedgerHome.Needed(to));
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Episode("V2", 2)], Sips = [Made.Sip("S1", 1)] });
        ledger.Order(new DateOnly(2024, 2, 5), "V1");
        string before = Head(ledger.Store);
        ledger.Export(Of("moved.jsonl"));

        ledger.Store = other.Arrive(Of("moved.jsonl"), ledger.Places);
        ledger.Import(new Day("2024-02-06")
        {
            Prator = [Made.Home("V1", 1) with { ReadyAt = Made.On("2024-02-05"), ClosedAt = Made.On("2024-02-05"), Status = Core.Items.ItemStatus.Closed }, Made.Episode("V2", 2)],
            Sips = [Made.Sip("S1", 1)],
        });

        Assert.Equal(ItemState.Verified, ledger.Item("V1").State);
        Assert.Empty(ledger.Prove(before).Breaks);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite, StoreKind.Postgres)]
    [InlineData(StoreKind.Postgres, StoreKind.Sqlite)]
    public void EndedRetention_MovesWithoutSalt(StoreKind from, StoreKind to)
    {
        using Ledgers ledger = new(LedgerHome.Needed(from));
        using LedgerHome other = LedgerHome.Of(LedgerHome.Needed(to));
        ledger.LiveThrough();
        using (ILedgerWriter writer = ledger.Store.Write(CancellationToken.None))
        {
            LedgerRemoval.End(writer, ledger.Keys, Day.Somebody);
        }

        ledger.Export(Of("moved.jsonl"));
        Assert.Contains("\"salt\":null,", File.ReadLines(Of("moved.jsonl")).First(), StringComparison.Ordinal);
        using ILedgerStore arrived = other.Arrive(Of("moved.jsonl"), ledger.Places);
        Assert.Equal(Moves.Everything(ledger.Store), Moves.Everything(arrived));
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void WhoeverWritesMeanwhile_TheFileIsOfOneMoment(StoreKind kind)
    {
        using Ledgers ledger = new(LedgerHome.Needed(kind));
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        string before = Moves.Everything(ledger.Store);
        using (ILedgerReader reader = ledger.Store.Read(CancellationToken.None))
        {
            Assert.True(LedgerExport.Check(reader, ledger.Keys, null, CancellationToken.None)!.IsValid);
            ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
            LedgerExport.Write(reader, Of("moved.jsonl"), overwrite: false, ledger.Places, null, CancellationToken.None);
        }

        using SqliteHome other = new();
        using ILedgerStore arrived = other.Arrive(Of("moved.jsonl"), ledger.Places);
        Assert.Equal(before, Moves.Everything(arrived));
    }

    [Fact]
    public void File_IsTheOwnersOnly_AndHoldsNoPatientAndNoKey()
    {
        using Ledgers ledger = new();
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));

        OwnerOnly.AssertFile(Of("moved.jsonl"));
        string text = File.ReadAllText(Of("moved.jsonl"));
        Assert.All(Enumerable.Range(1, 6), p => Assert.DoesNotContain(Made.Patient(p), text, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(ledger.Places.Folder), key => Assert.DoesNotContain(File.ReadAllText(key).Trim(), text, StringComparison.Ordinal));
    }

    private void ThereAndBack(StoreKind from, StoreKind to, int seed)
    {
        string first = Of($"{UniqueName.Next()}.jsonl");
        string second = Of($"{UniqueName.Next()}.jsonl");
        using Ledgers ledger = new(from);
        using LedgerHome there = LedgerHome.Of(to);
        using LedgerHome back = LedgerHome.Of(from);
        ledger.LiveThrough(seed);
        string before = Moves.Everything(ledger.Store);
        ledger.Export(first);

        ledger.Store = there.Arrive(first, ledger.Places);
        Assert.Equal(before, Moves.Everything(ledger.Store));
        ledger.Export(second);
        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));

        ledger.Store = back.Arrive(second, ledger.Places);
        Assert.Equal(before, Moves.Everything(ledger.Store));
        Assert.Empty(ledger.Prove().Breaks);
        ledger.Store.Dispose();
    }

    private static string Head(ILedgerStore store)
    {
        using ILedgerReader reader = store.Read(CancellationToken.None);
        return reader.Head!.ToString();
    }

    private string Of(string name) => Path.Combine(_folder.FullName, name);
}
