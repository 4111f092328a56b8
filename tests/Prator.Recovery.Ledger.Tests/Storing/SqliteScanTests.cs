using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Ledger.Tests.Storing;

/// <summary>What an import must know of a ledger is read in pieces of a thousand rows.</summary>
public sealed class SqliteScanTests : IDisposable
{
    private const int Rows = 2_500;

    private readonly NewLedger _ledger = new();
    private readonly RecordRow[] _records = [.. Enumerable.Range(1, Rows).Select(Record)];

    public SqliteScanTests()
    {
        using ILedgerWriter writer = _ledger.Write();
        foreach (RecordRow record in _records)
        {
            writer.Put(record);
            writer.Put(DrawnRows.Plain(record.Id));
        }

        writer.Commit();
    }

    [Fact]
    public void Rows_AreAllThere_InTheirOrder()
    {
        using ILedgerReader reader = _ledger.Read();
        Assert.Equal(_records, reader.RecordMarks().Select(m => m.ToRow()));
        Assert.Equal(Rows, reader.Marks().Count());
    }

    [Fact]
    public void BrokenOff_AndReadAgain_IsWhole()
    {
        using ILedgerReader reader = _ledger.Read();
        Assert.Equal(1, reader.RecordMarks().First().Id);
        Assert.Equal(_records[1_500], reader.RecordMarks().Skip(1_500).First().ToRow());
        Assert.Equal(_records, reader.RecordMarks().Select(m => m.ToRow()));
    }

    [Fact]
    public void Empty_GivesNothing()
    {
        using NewLedger empty = new();
        using ILedgerReader reader = empty.Read();
        Assert.Empty(reader.RecordMarks());
        Assert.Empty(reader.Marks());
    }

    [Fact]
    public void RowThatCannotBe_IsDamage()
    {
        using (SqliteConnection connection = new($"Data Source={_ledger.Path};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE record SET key = x'01' WHERE id = 2000";
            command.ExecuteNonQuery();
        }

        using ILedgerReader reader = _ledger.Read();
        Assert.Equal(_records[10], reader.RecordMarks().Skip(10).First().ToRow());
        LedgerException fault = Assert.Throws<LedgerException>(() => reader.RecordMarks().Count());
        Assert.Equal(LedgerFault.Damaged, fault.Fault);
        Assert.IsType<ArgumentOutOfRangeException>(fault.InnerException);
    }

    public void Dispose() => _ledger.Dispose();

    private static RecordRow Record(int id) => new()
    {
        Id = id,
        Source = ItemSource.Prator,
        Kind = RecordKind.Episode,
        Item = id,
        Key = new UInt128((ulong)id, 1),
        HasId = id % 2 == 0,
        Patient = new UInt128(3, (ulong)id),
        Day = id,
        Content = new UInt128((ulong)id, (ulong)id),
        IsPresent = id % 3 != 0,
        Payload = id * 2,
    };
}
