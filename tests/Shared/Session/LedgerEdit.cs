namespace Prator.Recovery.Tests.Session;

/// <summary>What somebody does to a ledger's file with another program.</summary>
internal static class LedgerEdit
{
    /// <summary>Runs <c>$sql</c> in the file <c>$ledger</c>.</summary>
    public const string Script =
        """
        $context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext([Prator.Recovery.Commands.ImportPratorExportCommand].Assembly)
        $connection = $context.LoadFromAssemblyName('Microsoft.Data.Sqlite').GetType('Microsoft.Data.Sqlite.SqliteConnection')::new("Data Source=$ledger;Pooling=False")
        $connection.Open()
        $command = $connection.CreateCommand()
        $command.CommandText = $sql
        $null = $command.ExecuteNonQuery()
        $connection.Dispose()
        """;
}
