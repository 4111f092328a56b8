namespace Prator.Recovery.Ledger.Tests.Moving;

/// <summary>The ways to back a SQLite ledger up that docs/moving-a-ledger.md tells: what is restored proves itself, and goes on.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly SqliteHome _home = new();
    private readonly Ledgers _ledger;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-");
    private readonly string _head;

    public BackupTests()
    {
        _ledger = new Ledgers(_home);
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        _head = reader.Head!.ToString();
    }

    private string Copy => Path.Combine(_folder.FullName, "restored.db");

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void VacuumInto_WhileOthersWrite()
    {
        using (ILedgerWriter writer = _ledger.Store.Write(CancellationToken.None))
        {
            writer.Put(DrawnRows.Plain(99));
            using SqliteFile file = SqliteFile.Open(_home.Path, LedgerHome.Patience, CancellationToken.None);
            file.Execute($"VACUUM INTO '{Copy}'");
        }

        Restored();
    }

    [Fact]
    public void FileAndWal_WhileNobodyWrites()
    {
        using (_ledger.Store.Read(CancellationToken.None))
        {
            // A reader keeps what is newest in the WAL.
            _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V2", 2)] });
            File.WriteAllBytes(Copy, NewLedger.ReadShared(_home.Path));
            File.WriteAllBytes(Copy + "-wal", NewLedger.ReadShared(_home.Path + "-wal"));
        }

        Assert.True(new FileInfo(Copy + "-wal").Length > 0);
        Restored();
    }

    private void Restored()
    {
        _ledger.Store = SqliteLedgerStore.Open(Copy, LedgerHome.Patience, CancellationToken.None);
        Assert.Empty(_ledger.Prove(_head).Breaks);
        _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V1", 1), Made.Home("V3", 3)] });
        Assert.Equal(3, _ledger.All().Count);
        Assert.Empty(_ledger.Prove(_head).Breaks);
    }
}
