using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Moving;

public sealed class SqliteMovingFaultTests() : MovingFaultTests(StoreKind.Sqlite);

public sealed class PostgresMovingFaultTests() : MovingFaultTests(StoreKind.Postgres)
{
    [Fact]
    public void Account_ThatMayNotReadIdentifiers_CantExport()
    {
        using PostgresHome home = new();
        using Ledgers ledger = new(home);
        ledger.LiveThrough();
        string account = $"reads_{UniqueName.Next()}";
        home.Run($"CREATE ROLE {account} LOGIN; GRANT USAGE ON SCHEMA {home.Schema} TO {account}; GRANT SELECT ON about, ledger, operation, record, item, rejected TO {account}; GRANT SELECT (seq, operation, item, record, kinds, body, mac) ON entry TO {account}");
        ledger.Store = PostgresLedgerStore.Open(home.ConnectionOf(account), LedgerHome.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(LedgerFault.NotAllowed, Assert.Throws<LedgerException>(() => ledger.Export(Path.Combine(ledger.Places.Folder, "..", "moved.jsonl"))).Fault);
    }

    [Fact]
    public void Schema_OfAnotherProgram_IsRefused()
    {
        using PostgresHome home = new();
        PostgresCluster.Shared.Run($"CREATE SCHEMA {home.Schema}; CREATE TABLE {home.Schema}.theirs (id int)");

        Assert.Equal(LedgerFault.Foreign, Assert.Throws<LedgerException>(() => PostgresLedgerStore.EnsureFree(home.Connection, TestContext.Current.CancellationToken)).Fault);
    }
}

/// <summary>What can't be moved stays as it is, and what can't be taken in leaves nothing.</summary>
public abstract class MovingFaultTests : IDisposable
{
    private readonly StoreKind _kind;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moving-");

    protected MovingFaultTests(StoreKind kind) => _kind = LedgerHome.Needed(kind);

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Arrival_StoppedAnywhere_LeavesNothing()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));
        foreach (int step in new[] { 1, 5, (int)(Head(ledger).Seq / 2), (int)Head(ledger).Seq })
        {
            using LedgerHome home = LedgerHome.Of(_kind);
            using CancellationTokenSource stop = new();
            Assert.ThrowsAny<OperationCanceledException>(() => home.ArriveUntil(Of("moved.jsonl"), ledger.Places, (steps, _) => StopAt(steps, step, stop), stop.Token));
            Assert.True(home.IsEmpty());
        }
    }

    [Fact]
    public void Arrival_ThatFails_LeavesNothing()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));
        using LedgerHome home = LedgerHome.Of(_kind);

        Assert.Throws<NotSupportedException>(() => home.ArriveUntil(Of("moved.jsonl"), ledger.Places, (_, _) => throw new NotSupportedException(), CancellationToken.None));
        Assert.True(home.IsEmpty());

        home.Arrive(Of("moved.jsonl"), ledger.Places).Dispose();
        Assert.False(home.IsEmpty());
    }

    [Fact]
    public void Arrival_WhereALedgerIs_IsRefused_AndThatOneStays()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));
        using LedgerHome home = LedgerHome.Of(_kind);
        using ILedgerStore there = home.Create(AnyLedger.MadeUp());
        string before = Moves.Everything(there);

        Assert.Equal(LedgerFault.NotPossible, Assert.Throws<LedgerException>(() => home.Arrive(Of("moved.jsonl"), ledger.Places)).Fault);

        Assert.Equal(before, Moves.Everything(there));
    }

    [Fact]
    public void Export_Stopped_LeavesWhatWasThere()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        File.WriteAllText(Of("moved.jsonl"), "before");
        using CancellationTokenSource stop = new();

        Assert.ThrowsAny<OperationCanceledException>(() => ledger.ExportUntil(Of("moved.jsonl"), overwrite: true, (count, _) => StopAt(count, 5, stop), stop.Token));

        Assert.Equal("before", File.ReadAllText(Of("moved.jsonl")));
        Assert.Single(_folder.GetFiles());
        Assert.Throws<IOException>(() => ledger.Export(Of("moved.jsonl")));
        Assert.Single(_folder.GetFiles());
        ledger.Export(Of("moved.jsonl"), overwrite: true);
        OwnerOnly.AssertFile(Of("moved.jsonl"));
    }

    [Theory]
    [InlineData("UPDATE item SET municipality = 'Ekhamn' WHERE id = 1")]
    [InlineData("DELETE FROM entry WHERE seq = 2")]
    [InlineData("UPDATE entry SET kinds = kinds + 1 WHERE seq = 2")]
    [InlineData("DELETE FROM record WHERE id = 1")]
    public void Broken_IsNotMoved(string sql)
    {
        LedgerHome home = LedgerHome.Of(_kind);
        using Ledgers ledger = new(home);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        Edit(home, sql);

        Assert.Equal(LedgerFault.Damaged, Assert.Throws<LedgerException>(() => ledger.Export(Of("moved.jsonl"))).Fault);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void Empty_IsNotMoved()
    {
        using Ledgers ledger = new(_kind);

        Assert.Equal(LedgerFault.NotPossible, Assert.Throws<LedgerException>(() => ledger.Export(Of("moved.jsonl"))).Fault);
    }

    [Fact]
    public void FolderOfTheKeys_TakesNeitherFileNorLedger()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));

        Assert.Equal(LedgerFault.NotPossible, Assert.Throws<LedgerException>(() => ledger.Export(Path.Combine(ledger.Places.Folder, "moved.jsonl"))).Fault);
        Assert.Equal(LedgerFault.NotPossible, Assert.Throws<LedgerException>(() => LedgerArrival.Open(Of("moved.jsonl"), ledger.Places, ledger.Places.Folder)).Fault);
    }

    [Fact]
    public void WithoutTheChainsKey_ItMovesUnproven_AndIsNotTakenIn()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        KeyPlaces none = TestKeys.InFiles(Of("none"));
        using (ILedgerReader reader = ledger.Store.Read(CancellationToken.None))
        {
            using LedgerKeys keys = LedgerKeys.Open(reader.Identity, none);
            Assert.Null(LedgerExport.Check(reader, keys, null, CancellationToken.None));
            LedgerExport.Write(reader, Of("moved.jsonl"), overwrite: false, none, null, CancellationToken.None);
        }

        LedgerException missing = Assert.Throws<LedgerException>(() => LedgerArrival.Open(Of("moved.jsonl"), none, null));
        Assert.Equal(LedgerFault.KeyMissing, missing.Fault);
        Assert.Contains(none.Folder, missing.Message, StringComparison.Ordinal);
        Assert.Contains(".chain.key", missing.Message, StringComparison.Ordinal);
        LedgerException wrong = Assert.Throws<LedgerException>(() => LedgerArrival.Open(Of("moved.jsonl"), TestKeys.InVariables(Of("none"), null, TestKeys.Chain), null));
        Assert.Equal(LedgerFault.KeyWrong, wrong.Fault);
        Moves.Verify(Of("moved.jsonl"), ledger.Places);
    }

    [Fact]
    public void WithTheChainsKeyAlone_ItIsTakenIn()
    {
        using Ledgers ledger = new(_kind);
        ledger.LiveThrough();
        ledger.Export(Of("moved.jsonl"));
        File.Delete(Directory.GetFiles(ledger.Places.Folder, "*.identifiers.key").Single());
        using LedgerHome home = LedgerHome.Of(_kind);

        using ILedgerStore arrived = home.Arrive(Of("moved.jsonl"), ledger.Places);

        Assert.Equal(Moves.Everything(ledger.Store), Moves.Everything(arrived));
    }

    private static void StopAt(long steps, int at, CancellationTokenSource stop)
    {
        if (steps == at)
        {
            stop.Cancel();
        }
    }

    private static ChainHead Head(Ledgers ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(CancellationToken.None);
        return reader.Head!;
    }

    private static void Edit(LedgerHome home, string sql)
    {
        if (home is PostgresHome postgres)
        {
            postgres.Run(sql);
            return;
        }

        using SqliteFile file = SqliteFile.Open(((SqliteHome)home).Path, LedgerHome.Patience, CancellationToken.None);
        file.Execute(sql);
    }

    private string Of(string name) => Path.Combine(_folder.FullName, name);
}
