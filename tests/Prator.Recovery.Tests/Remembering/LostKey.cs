namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger of which a key is lost.</summary>
internal static class LostKey
{
    public static void LoseIdentifierKey(this LedgerFolder ledger) => ledger.LoseKey("identifiers");

    /// <param name="ledger">The ledger.</param>
    /// <param name="key">Which of its keys: what stands between its id and <c>.key</c> in the file's name.</param>
    public static void LoseKey(this LedgerFolder ledger, string key)
    {
        string id = ledger.Opened("Read($none) | ForEach-Object { \"$($_.Identity.Id)\"; $_.Dispose() }").Clean().Output.Single().ToString()!;
        string file = Path.Combine(LedgerFolder.Keys, $"{id}.{key}.key");
        Assert.True(File.Exists(file));
        File.Delete(file);
    }
}
