using System.Security.Cryptography;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>The two keys of a ledger: the identifiers', and the chain's. Either may be missing; zeroed when this is disposed.</summary>
/// <remarks>Safe for several threads as long as none disposes it.</remarks>
public sealed class LedgerKeys : IDisposable
{
    private const int SaltBytes = 32;
    private const string ChainCheck = "Prator.Recovery key check";

    // Names the way of hashing, too: patients that were hashed in another one would silently be others.
    private const string IdentifierCheck = "Prator.Recovery identifiers check, blocks";

    // Of ledgers of development, whose patients are HMACs.
    private const string FormerIdentifierCheck = ChainCheck;

    private readonly KeyPlaces _places;
    private readonly FoundKey _identifiers;
    private readonly FoundKey _chain;

    private LedgerKeys(KeyPlaces places, LedgerIdentity identity, FoundKey identifiers, FoundKey chain)
    {
        _places = places;
        Identity = identity;
        _identifiers = identifiers;
        _chain = chain;
    }

    /// <summary>The ledger that the keys are for.</summary>
    public LedgerIdentity Identity { get; }

    /// <summary>Whether identifiers can be read: the key is there, and the retention has not ended.</summary>
    public bool HasIdentifiers => _identifiers.Key is not null && Identity.Salt is not null;

    /// <summary>Whether the ledger can be written and its chain verified.</summary>
    public bool HasChain => _chain.Key is not null;

    /// <summary>Why keys that are given can't be used, and what to do about it; whatever needs one of them fails with the same words.</summary>
    public IReadOnlyList<LedgerException> Faults => [.. new[] { _identifiers.Fault, _chain.Fault }.OfType<LedgerException>()];

    /// <summary>Makes the identity of a new ledger and its keys: taken from the environment where it gives them, else new, in new files.</summary>
    /// <param name="ledgerFolder">Where the ledger will lie: never where the keys are. Null for one that lies in no folder.</param>
    /// <param name="now">A point in time.</param>
    /// <param name="places">Where the keys shall be.</param>
    /// <exception cref="LedgerException">A key can't be written, has another form, or would lie beside the ledger.</exception>
    public static LedgerKeys Make(string? ledgerFolder, DateTimeOffset now, KeyPlaces places)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (ledgerFolder is not null)
        {
            places.EnsureApartFrom(ledgerFolder);
        }

        Guid id = Guid.NewGuid();
        byte[] identifiers = places.Identifiers(id).Make();
        byte[] chain;
        try
        {
            chain = places.Chain(id).Make();
        }
        catch
        {
            CryptographicOperations.ZeroMemory(identifiers);
            places.Identifiers(id).Destroy();
            throw;
        }

        LedgerIdentity identity = new(id, RandomNumberGenerator.GetBytes(SaltBytes), now.ToUniversalTime(), CheckOf(identifiers, id, IdentifierCheck), CheckOf(chain, id, ChainCheck));
        return new LedgerKeys(places, identity, new FoundKey(identifiers), new FoundKey(chain));
    }

    /// <summary>Finds the keys of a ledger. One that is another ledger's, or has another form, stops only what needs it.</summary>
    public static LedgerKeys Open(LedgerIdentity identity, KeyPlaces places)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(places);

        // Where the retention has ended the identifiers' key has nothing to open, whatever the environment still holds.
        FoundKey identifiers = identity.Salt is null ? default : FoundKey.At(places.Identifiers(identity.Id), key => AreIdentifiersOf(key, identity));
        return new LedgerKeys(places, identity, identifiers, FoundKey.At(places.Chain(identity.Id), key => IsOf(key, identity.Id, identity.ChainCheck, ChainCheck)));
    }

    /// <summary>What seals and opens patients' identifiers. The caller disposes it.</summary>
    /// <exception cref="LedgerException">KeyMissing; KeyWrong; Ended where the key was destroyed.</exception>
    public IdentifierCipher OpenCipher() => new(Derived("encryption"));

    /// <summary>What finds the same identifier again. The caller disposes it.</summary>
    /// <exception cref="LedgerException">KeyMissing; KeyWrong; Ended where the key was destroyed.</exception>
    public IdentifierHash OpenHash() => new(Derived("matching"), Derived("matching of long texts"));

    /// <summary>What goes on with the chain. The caller disposes it.</summary>
    /// <param name="head">Where the chain ends; null where there is no entry yet.</param>
    /// <exception cref="LedgerException">KeyMissing; KeyWrong.</exception>
    public ChainWriter OpenChain(ChainHead? head) => new(ChainKey(Messages.NeededToWrite), Identity.Id, head);

    /// <summary>What verifies the chain. The caller disposes it.</summary>
    /// <exception cref="LedgerException">KeyMissing; KeyWrong.</exception>
    public ChainVerifier OpenVerifier() => new(ChainKey(Messages.NeededToVerify), Identity.Id);

    /// <summary>
    /// Destroys the identifiers' key for good: overwrites and removes its file. What an environment variable gives can't be removed;
    /// the salt in the ledger is to be erased in any case, and without it that key opens nothing.
    /// </summary>
    /// <returns>Whether no copy of the key is left that this module knows of: false where an environment variable still holds it.</returns>
    /// <exception cref="LedgerException">The file can't be removed.</exception>
    public static bool DestroyIdentifiers(LedgerIdentity identity, KeyPlaces places)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(places);
        LedgerKey key = places.Identifiers(identity.Id);
        key.Destroy();
        return !key.IsInVariable;
    }

    /// <inheritdoc cref="DestroyIdentifiers(LedgerIdentity, KeyPlaces)"/>
    public bool DestroyIdentifiers() => DestroyIdentifiers(Identity, _places);

    /// <summary>Removes the files of keys whose ledger could not be made.</summary>
    public void Discard()
    {
        _places.Identifiers(Identity.Id).Destroy();
        _places.Chain(Identity.Id).Destroy();
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_identifiers.Key);
        CryptographicOperations.ZeroMemory(_chain.Key);
    }

    private static bool AreIdentifiersOf(byte[] key, LedgerIdentity identity) =>
        IsOf(key, identity.Id, identity.IdentifierCheck, IdentifierCheck)
        || (IsOf(key, identity.Id, identity.IdentifierCheck, FormerIdentifierCheck)
            ? throw new LedgerException(LedgerFault.NotPossible, Messages.LedgerTooOld)
            : false);

    private static bool IsOf(byte[] key, Guid ledger, byte[] check, string use) => CryptographicOperations.FixedTimeEquals(CheckOf(key, ledger, use), check);

    private static byte[] CheckOf(byte[] key, Guid ledger, string use) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{use} {ledger:D}"));

    private byte[] Derived(string use)
    {
        if (Identity.Salt is not { } salt)
        {
            throw new LedgerException(LedgerFault.Ended, Messages.LedgerEnded);
        }

        byte[] key = _identifiers.Key ?? throw _identifiers.Fault ?? _places.Identifiers(Identity.Id).Missing(Messages.NeededForIdentifiers);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, key, LedgerKey.Bytes, salt, Encoding.UTF8.GetBytes("Prator.Recovery identifiers " + use));
    }

    private byte[] ChainKey(string needed) => _chain.Key ?? throw _chain.Fault ?? _places.Chain(Identity.Id).Missing(needed);
}
