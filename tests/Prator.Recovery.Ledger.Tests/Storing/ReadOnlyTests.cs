using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Prator.Recovery.Ledger.Tests.Storing;

/// <summary>Files and folders that are not to be written. Run as another user of the file system where the tests run as root, who may everything.</summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class ReadOnlyTests
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    [Fact]
    public void ReadOnlyFile_Writing_SaysSo() => Limited(Readable, Readable | Writable | Enterable, store =>
    {
        LedgerException fault = Assert.Throws<LedgerException>(() =>
        {
            using ILedgerWriter writer = store.Write(CancellationToken.None);
            writer.Put(DrawnRows.Plain(2));
            writer.Commit();
        });
        Assert.Equal(LedgerFault.ReadOnly, fault.Fault);
        Assert.Contains("write", fault.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void ReadOnlyFolder_Writing_SaysSo() => Limited(Readable | Writable, Readable | Enterable, store =>
    {
        LedgerException fault = Assert.Throws<LedgerException>(() =>
        {
            using ILedgerWriter writer = store.Write(CancellationToken.None);
            writer.Put(DrawnRows.Plain(2));
            writer.Commit();
        });
        Assert.Equal(LedgerFault.ReadOnly, fault.Fault);
    });

    [Fact]
    public void ReadOnlyFile_IsRead() => Limited(Readable, Readable | Writable | Enterable, AssertRead);

    [Fact]
    public void ReadOnlyFolder_IsRead() => Limited(Readable | Writable, Readable | Enterable, AssertRead);

    [Fact]
    public void ReadOnlyMedium_IsRead() => Limited(Readable, Readable | Enterable, AssertRead);

    [Fact]
    public void ReadOnlyFolder_WithAWal_SaysWhatToDo() => Limited(Readable, Readable | Enterable, withWal: true, act: store =>
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => store.Read(CancellationToken.None).Dispose());
        Assert.Equal(LedgerFault.ReadOnly, fault.Fault);
        Assert.Contains("-wal", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Copy both", fault.Message, StringComparison.Ordinal);
    });

    private static void AssertRead(SqliteLedgerStore store)
    {
        using SqliteLedgerStore opened = SqliteLedgerStore.Open(store.Place, NewLedger.Patience);
        using ILedgerReader reader = opened.Read(CancellationToken.None);
        Assert.Single(reader.Items(ItemQuery.All));
        Assert.Single(reader.Operations());
    }

    [Fact]
    public void ReadOnlyFolder_Creating_SaysSo() => Limited(Readable, Readable | Enterable, store =>
    {
        using NewLedger other = new(create: false);
        string path = Path.Combine(Path.GetDirectoryName(store.Place)!, "another.db");
        LedgerException fault = Assert.Throws<LedgerException>(() => SqliteLedgerStore.Create(path, NewLedger.Patience, other.Identity));
        Assert.Equal(LedgerFault.ReadOnly, fault.Fault);
    });

    private static void Limited(UnixFileMode file, UnixFileMode folder, Action<SqliteLedgerStore> act, bool withWal = false)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets one thread be another user of the file system.");
        using NewLedger ledger = new();
        using (ILedgerWriter writer = ledger.Write())
        {
            writer.Put(new OperationRow(1, 1, EventKinds.Begun, DateTimeOffset.UnixEpoch, "user", null, null, null, "Test", null));
            writer.Put(DrawnRows.Plain(1));
            writer.Commit();
        }

        if (withWal)
        {
            File.WriteAllText(ledger.Path + "-wal", "some of it");
            File.SetUnixFileMode(ledger.Path + "-wal", Readable);
        }

        File.SetUnixFileMode(ledger.Path, file);
        File.SetUnixFileMode(ledger.Folder, folder);
        byte[] before = NewLedger.ReadShared(ledger.Path);
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                _ = SetFileSystemUser(Nobody);
                act(ledger.Store);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        });
        thread.Start();
        thread.Join();
        File.SetUnixFileMode(ledger.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Null(failure);
        Assert.Equal(before, NewLedger.ReadShared(ledger.Path));
    }

    private const uint Nobody = 65534;

    // Of this thread alone; does nothing where the tests do not run as root.
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(uint user);
}
