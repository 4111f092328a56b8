namespace Prator.Recovery.Tests.Session;

/// <summary>What somebody does to a ledger's file with another program.</summary>
internal static class LedgerEdit
{
    /// <summary>Runs <c>$sql</c> in the file <c>$ledger</c>.</summary>
    public const string Script =
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
}
