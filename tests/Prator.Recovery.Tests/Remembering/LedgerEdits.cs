using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>What somebody does to a ledger's file with another program.</summary>
internal static class LedgerEdits
{
    private const string Execute =
        """
        $connection = $database::new("Data Source=$ledger;Pooling=False")
        $connection.Open()
        $command = $connection.CreateCommand()
        $command.CommandText = $sql
        $null = $command.ExecuteNonQuery()
        $connection.Dispose()
        """;

    public static void Edit(this LedgerFolder ledger, string sql) =>
        ledger.Run(Execute, ("sql", sql), ("database", LoadedModule.TypeNamed("Microsoft.Data.Sqlite.SqliteConnection", "Microsoft.Data.Sqlite"))).Clean();
}
