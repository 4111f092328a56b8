using Microsoft.Data.Sqlite;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>What somebody edits in the file is found, and nothing is built on it.</summary>
public sealed class EditedStateTests : IDisposable
{
    private readonly Ledgers _ledger = new();

    public EditedStateTests() => _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("UPDATE ledger SET salt = zeroblob(32)")]
    [InlineData("UPDATE ledger SET salt = NULL")]
    [InlineData("UPDATE item SET state = 6 WHERE id = 1")]
    [InlineData("UPDATE record SET present = 0 WHERE id = 1")]
    [InlineData("UPDATE operation SET actor = 'nobody'")]
    [InlineData("DELETE FROM item WHERE id = 2")]
    public void EditedRow_IsFound(string edit)
    {
        Execute(edit);
        Assert.Single(_ledger.Prove().Breaks);
    }

    [Theory]
    [InlineData("UPDATE item SET state = 6 WHERE id = 1")]
    [InlineData("UPDATE record SET present = 0 WHERE id = 1")]
    public void EditedRow_IsNotBuiltOn(string edit)
    {
        Execute(edit);
        LedgerException refused = Assert.Throws<LedgerException>(() => _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1, "2024-01-22"), Made.Home("V2", 2)] }));
        Assert.Equal(LedgerFault.Damaged, refused.Fault);
        Assert.Single(_ledger.Prove().Breaks);
    }

    [Fact]
    public void EditedQuestion_IsNotHandedOn()
    {
        _ledger.SetLimit(1);
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2), Made.Episode("V3", 3)] });
        Execute("UPDATE item SET unit = 'Avdelning 8' WHERE id = 3");
        LedgerException refused = Assert.Throws<LedgerException>(() => _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V1", 1, "2024-01-22"), Made.Home("V2", 2), Made.Episode("V3", 3)] }));
        Assert.Equal(LedgerFault.Damaged, refused.Fault);
        Assert.Single(_ledger.Prove().Breaks);
    }

    private void Execute(string statement)
    {
        using SqliteConnection connection = new($"Data Source={_ledger.Store.Place};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
