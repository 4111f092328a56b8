using System.Security.Cryptography;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Seals patients' identifiers with AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the cipher text, as long as the plain one.
/// Nonces are random: far fewer than 2³² are sealed under one key.
/// </summary>
/// <remarks>Not safe for several threads: each opens its own.</remarks>
public sealed class IdentifierCipher : IDisposable
{
    /// <summary>By how much the sealed bytes are longer than the plain ones.</summary>
    public const int Overhead = NonceBytes + TagBytes;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int NoncesDrawn = 256;

    private readonly AesGcm _aes;
    private readonly byte[] _nonces = new byte[NoncesDrawn * NonceBytes];
    private int _used = NoncesDrawn * NonceBytes;

    /// <param name="key">32 bytes; zeroed here.</param>
    internal IdentifierCipher(byte[] key)
    {
        _aes = new AesGcm(key, TagBytes);
        CryptographicOperations.ZeroMemory(key);
    }

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        byte[] result = new byte[Overhead + plain.Length];
        Span<byte> nonce = result.AsSpan(0, NonceBytes);
        NextNonce().CopyTo(nonce);
        _aes.Encrypt(nonce, plain, result.AsSpan(Overhead), result.AsSpan(NonceBytes, TagBytes));
        return result;
    }

    /// <exception cref="LedgerException">Damaged: these bytes were not sealed with this key, or were changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length >= Overhead)
        {
            byte[] plain = new byte[sealedBytes.Length - Overhead];
            try
            {
                _aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[Overhead..], sealedBytes[NonceBytes..Overhead], plain);
                return plain;
            }
            catch (AuthenticationTagMismatchException)
            {
                // Said below: the cause has nothing to add.
            }
        }

        throw new LedgerException(LedgerFault.Damaged, Messages.IdentifierChanged);
    }

    public void Dispose() => _aes.Dispose();

    private ReadOnlySpan<byte> NextNonce()
    {
        if (_used == _nonces.Length)
        {
            RandomNumberGenerator.Fill(_nonces);
            _used = 0;
        }

        _used += NonceBytes;
        return _nonces.AsSpan(_used - NonceBytes, NonceBytes);
    }
}
