using System.Security.Cryptography;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>What binds a ledger's identity to its chain: the first entry holds it, so that the row can't be edited unseen.</summary>
/// <param name="Whole">SHA-256 of everything that a new ledger is, its salt included; hexadecimal.</param>
/// <param name="WithoutSalt">The same without the salt, which the end of the retention erases.</param>
internal sealed record IdentityPart(string Whole, string WithoutSalt)
{
    public static IdentityPart Of(LedgerIdentity identity)
    {
        string without = $"{identity.Id:N} {identity.CreatedAt.UtcTicks} {Convert.ToHexStringLower(identity.IdentifierCheck)} {Convert.ToHexStringLower(identity.ChainCheck)}";
        string whole = $"{without} {(identity.Salt is { } salt ? Convert.ToHexStringLower(salt) : "")}";
        return new IdentityPart(Hash(whole), Hash(without));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
