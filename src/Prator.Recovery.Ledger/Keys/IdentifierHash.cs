using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>Finds the same identifier again without keeping it: the first 16 bytes of an HMAC-SHA256 under a key of the ledger.</summary>
/// <remarks>Not safe for several threads: each opens its own.</remarks>
public sealed class IdentifierHash : IDisposable
{
    private const int BytesOfChar = 3;
    private const int ShortText = 128;

    private readonly IncrementalHash _hmac;

    /// <param name="key">32 bytes; zeroed here.</param>
    internal IdentifierHash(byte[] key)
    {
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text, as it is: nothing is normalised.</param>
    /// <param name="purpose">What the text is: equal texts of different purposes have different hashes.</param>
    /// <returns>Never zero, which stands for "no identifier".</returns>
    public UInt128 Of(ReadOnlySpan<char> text, byte purpose)
    {
        int room = 1 + (text.Length * BytesOfChar);
        Span<byte> message = room <= 1 + (ShortText * BytesOfChar) ? stackalloc byte[room] : new byte[room];
        message[0] = purpose;
        int length = 1 + Encoding.UTF8.GetBytes(text, message[1..]);

        UInt128 hash = OfMessage(message[..length]);
        CryptographicOperations.ZeroMemory(message);
        return hash;
    }

    /// <summary>The hash of bytes; otherwise as of a text.</summary>
    /// <param name="bytes">The bytes, as they are.</param>
    /// <param name="purpose">What they are.</param>
    /// <returns>Never zero.</returns>
    public UInt128 Of(ReadOnlySpan<byte> bytes, byte purpose)
    {
        _hmac.AppendData([purpose]);
        return OfMessage(bytes);
    }

    public void Dispose() => _hmac.Dispose();

    private UInt128 OfMessage(ReadOnlySpan<byte> message)
    {
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        _hmac.AppendData(message);
        _hmac.GetHashAndReset(mac);
        UInt128 hash = BinaryPrimitives.ReadUInt128BigEndian(mac);
        return hash == UInt128.Zero ? UInt128.One : hash;
    }
}
