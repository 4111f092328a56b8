namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger whose identifiers' key is lost.</summary>
internal static class LostKey
{
    private const string ReadId =
        """
        $none = [System.Threading.CancellationToken]::None
        $reader = [Prator.Recovery.Ledger.SqliteLedgerStore]::Open($ledger, [TimeSpan]::FromSeconds(5), $none).Read($none)
        "$($reader.Identity.Id)"
        $reader.Dispose()
        """;

    public static void LoseIdentifierKey(this LedgerFolder ledger)
    {
        string file = Path.Combine(LedgerFolder.Keys, $"{ledger.Run(ReadId).Clean().Output.Single()}.identifiers.key");
        Assert.True(File.Exists(file));
        File.Delete(file);
    }
}
