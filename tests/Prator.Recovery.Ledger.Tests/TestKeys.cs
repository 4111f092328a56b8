namespace Prator.Recovery.Ledger.Tests;

/// <summary>Keys that are no secret.</summary>
internal static class TestKeys
{
    public static readonly string Identifiers = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(one => (byte)one)]);
    public static readonly string Chain = Convert.ToBase64String([.. Enumerable.Range(101, 32).Select(one => (byte)one)]);

    public static readonly KeyPlaces Places = InVariables(Path.GetTempPath(), Identifiers, Chain);

    private static readonly LedgerIdentity Identity = Made();

    /// <summary>The same keys of the same ledger, each time.</summary>
    public static LedgerKeys Fixed() => LedgerKeys.Open(Identity, Places);

    public static KeyPlaces InFiles(string folder) => new(folder, _ => null);

    public static KeyPlaces InVariables(string folder, string? identifiers, string? chain) => new(folder, name => name switch
    {
        KeyPlaces.IdentifierVariable => identifiers,
        KeyPlaces.ChainVariable => chain,
        _ => null,
    });

    private static LedgerIdentity Made()
    {
        using LedgerKeys keys = LedgerKeys.Make(null, DateTimeOffset.UnixEpoch, Places);
        return keys.Identity;
    }
}
