namespace Prator.Recovery.Ledger.Tests;

/// <summary>A folder of its own with a ledger in a SQLite file in it, removed afterwards.</summary>
internal sealed class NewLedger : IDisposable
{
    public static readonly TimeSpan Patience = LedgerHome.Patience;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger-");

    public NewLedger(bool create = true)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "recovery.db");
        if (create)
        {
            Store = SqliteLedgerStore.Create(Path, Patience, Identity);
        }
    }

    public string Folder => _folder.FullName;

    public string Path { get; }

    public LedgerIdentity Identity { get; } = AnyLedger.MadeUp();

    public SqliteLedgerStore Store { get; } = null!;

    public ILedgerReader Read() => Store.Read(CancellationToken.None);

    public ILedgerWriter Write() => Store.Write(CancellationToken.None);

    /// <summary>Every file in the folder, whatever its name, as bytes.</summary>
    public IEnumerable<byte[]> Bytes() => Directory.EnumerateFiles(Folder).Select(ReadShared);

    /// <summary>A file's bytes, even while it is open.</summary>
    public static byte[] ReadShared(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
