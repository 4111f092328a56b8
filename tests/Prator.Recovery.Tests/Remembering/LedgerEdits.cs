namespace Prator.Recovery.Tests.Remembering;

/// <summary>What somebody does to a ledger's file with another program.</summary>
internal static class LedgerEdits
{
    private const string Execute =
        """
        $module = [System.IO.Path]::GetDirectoryName([Prator.Recovery.Commands.ImportPratorExportCommand].Assembly.Location)
        $null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($module, 'Microsoft.Data.Sqlite.dll'))
        $connection = [Microsoft.Data.Sqlite.SqliteConnection]::new("Data Source=$ledger;Pooling=False")
        $connection.Open()
        $command = $connection.CreateCommand()
        $command.CommandText = $sql
        $null = $command.ExecuteNonQuery()
        $connection.Dispose()
        """;

    public static void Edit(this LedgerFolder ledger, string sql) => ledger.Run(Execute, ("sql", sql)).Clean();
}
