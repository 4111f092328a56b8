using System.Security.Cryptography;

namespace Prator.Recovery.Ledger;

/// <summary>A key as it was found in its place; the default where there is none.</summary>
/// <param name="Key">32 bytes that whoever holds this zeroes; null where there are none, or they can't be used.</param>
/// <param name="Fault">Why what is there can't be used; null where it can, or nothing is there.</param>
internal readonly record struct FoundKey(byte[]? Key, LedgerException? Fault = null)
{
    /// <param name="place">Where it is looked for.</param>
    /// <param name="isIt">Whether a key is the one that is meant; what it throws is why the key can't be used.</param>
    public static FoundKey At(LedgerKey place, Func<byte[], bool> isIt)
    {
        byte[]? key = null;
        try
        {
            key = place.Read();
            if (key is null || isIt(key))
            {
                return new FoundKey(key);
            }

            CryptographicOperations.ZeroMemory(key);
            return new FoundKey(null, place.Wrong());
        }
        catch (LedgerException unusable)
        {
            CryptographicOperations.ZeroMemory(key);
            return new FoundKey(null, unusable);
        }
    }
}
