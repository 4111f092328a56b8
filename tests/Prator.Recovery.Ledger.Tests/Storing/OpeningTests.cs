using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Ledger.Tests.Storing;

public sealed class OpeningTests
{
    [Fact]
    public void Create_FileThere_Refuses()
    {
        using NewLedger ledger = new();
        byte[] before = File.ReadAllBytes(ledger.Path);
        AssertFault(LedgerFault.NotPossible, ledger.Path, () => SqliteLedgerStore.Create(ledger.Path, NewLedger.Patience, ledger.Identity));
        Assert.Equal(before, File.ReadAllBytes(ledger.Path));
    }

    [Fact]
    public void Create_FolderMissing_Refuses()
    {
        using NewLedger ledger = new(create: false);
        string path = Path.Combine(ledger.Folder, "none", "recovery.db");
        AssertFault(LedgerFault.FolderMissing, "none", () => SqliteLedgerStore.Create(path, NewLedger.Patience, ledger.Identity));
    }

    [Fact]
    public void Create_LeavesNothingElse()
    {
        using NewLedger ledger = new();
        Assert.Equal([ledger.Path], Directory.GetFileSystemEntries(ledger.Folder));
    }

    [Fact]
    public void Files_AreTheOwnersOnly()
    {
        using NewLedger ledger = new();
        using (ILedgerWriter first = ledger.Write())
        {
            first.Put(new OperationRow(1, 1, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
            AssertFiles(ledger, "-journal");
            first.Commit();
        }

        using ILedgerWriter second = ledger.Write();
        second.Put(DrawnRows.Plain(1));
        AssertFiles(ledger, "-wal", "-shm");
    }

    [Fact]
    public void Open_FileMissing() => Refuses(LedgerFault.Missing, _ => { });

    [Fact]
    public void Open_FolderMissing() => Refuses(LedgerFault.FolderMissing, path => Directory.Delete(Path.GetDirectoryName(path)!));

    [Fact]
    public void Open_Folder() => Refuses(LedgerFault.Foreign, path => Directory.CreateDirectory(path));

    [Theory]
    [InlineData("")]
    [InlineData("VårdtillfälleId;Personnummer\r\n1;2\r\n")]
    public void Open_Text(string text) => Refuses(LedgerFault.Foreign, path => File.WriteAllText(path, text));

    [Fact]
    public void Open_LongText() => Refuses(LedgerFault.Foreign, path => File.WriteAllText(path, new string('x', 100_000)));

    [Fact]
    public void Open_OtherDatabase() => Refuses(LedgerFault.Foreign, path => Run(path, "CREATE TABLE t (a)"));

    [Fact]
    public void Open_NewerSchema()
    {
        using NewLedger ledger = new();
        Run(ledger.Path, "PRAGMA user_version = 99");
        AssertFault(LedgerFault.TooNew, "99", () => SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_WithoutAVersion_IsRefused_BeforeABackup()
    {
        using NewLedger ledger = new();
        Run(ledger.Path, "PRAGMA user_version = 0");
        AssertFault(LedgerFault.Damaged, ledger.Path, () => SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, TestContext.Current.CancellationToken));
        Assert.Equal([ledger.Path], Directory.GetFiles(ledger.Folder));
    }

    [Fact]
    public void Open_Empty_SaysSo()
    {
        using NewLedger ledger = new(create: false);
        File.WriteAllBytes(ledger.Path, []);
        Assert.Contains("empty", Assert.Throws<LedgerException>(() => SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CutOff_IsDamagedOrForeign()
    {
        using NewLedger ledger = new();
        using (ILedgerWriter writer = ledger.Write())
        {
            for (int i = 1; i <= 1000; i++)
            {
                writer.Put(DrawnRows.Plain(i));
            }

            writer.Commit();
        }

        using (FileStream stream = new(ledger.Path, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        LedgerException fault = Assert.Throws<LedgerException>(() =>
        {
            using SqliteLedgerStore store = SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, TestContext.Current.CancellationToken);
            using ILedgerReader reader = store.Read(CancellationToken.None);
            _ = reader.Items(ItemQuery.All).Count();
        });
        Assert.Equal(LedgerFault.Damaged, fault.Fault);
    }

    [Fact]
    public void Open_KeepsWhatIsThere()
    {
        using NewLedger ledger = new();
        using SqliteLedgerStore store = SqliteLedgerStore.Open(ledger.Path, NewLedger.Patience, TestContext.Current.CancellationToken);
        using ILedgerReader reader = store.Read(CancellationToken.None);
        Assert.Equal(ledger.Identity.Id, reader.Identity.Id);
        Assert.Equal(ledger.Path, store.Place);
    }

    private static void Refuses(LedgerFault expected, Action<string> prepare)
    {
        using NewLedger ledger = new(create: false);
        string path = Path.Combine(ledger.Folder, "inner", "some.db");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        prepare(path);
        AssertFault(expected, path, () => SqliteLedgerStore.Open(path, NewLedger.Patience));
    }

    private static void AssertFault(LedgerFault expected, string named, Func<SqliteLedgerStore> act)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => act().Dispose());
        Assert.Equal(expected, fault.Fault);
        if (expected != LedgerFault.FolderMissing)
        {
            Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertFiles(NewLedger ledger, params string[] endings)
    {
        string[] files = Directory.GetFiles(ledger.Folder);
        Assert.Equal([ledger.Path, .. endings.Select(ending => ledger.Path + ending).Order(StringComparer.Ordinal)], files.Order(StringComparer.Ordinal));
        Assert.All(files, OwnerOnly.AssertFile);
    }

    private static void Run(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
