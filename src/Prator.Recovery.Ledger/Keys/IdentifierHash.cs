using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Finds the same identifier again without keeping it. A short text, as every personnummer is, fits one block of AES-256 with its
/// purpose and its length: the block encrypted under a key of the ledger is its hash, the same for the same text alone. Of anything
/// longer it is the first 16 bytes of an HMAC-SHA256 under another key.
/// </summary>
/// <remarks>Many blocks at once cost a small part of as many HMACs. Not safe for several threads: each opens its own.</remarks>
public sealed class IdentifierHash : IDisposable
{
    private const int BlockBytes = 16;
    private const int TextAt = 2;
    private const int MostShortBytes = BlockBytes - TextAt;
    private const byte IsLong = byte.MaxValue;

    private readonly ICryptoTransform _aes;
    private readonly IncrementalHash _hmac;
    private byte[] _blocks = new byte[BlockBytes];
    private byte[] _hashes = new byte[BlockBytes];

    /// <param name="blockKey">32 bytes; zeroed here.</param>
    /// <param name="longKey">32 bytes of another key; zeroed here.</param>
    internal IdentifierHash(byte[] blockKey, byte[] longKey)
    {
        using Aes aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.Key = blockKey;
        _aes = aes.CreateEncryptor();
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, longKey);
        CryptographicOperations.ZeroMemory(blockKey);
        CryptographicOperations.ZeroMemory(longKey);
    }

    /// <summary>The hash of a text.</summary>
    /// <param name="text">The text, as it is: nothing is normalised.</param>
    /// <param name="purpose">What the text is: equal texts of different purposes have different hashes.</param>
    /// <returns>Never zero, which stands for "no identifier".</returns>
    public UInt128 Of(string text, byte purpose)
    {
        ArgumentNullException.ThrowIfNull(text);
        Fill(_blocks.AsSpan(0, BlockBytes), text, purpose);
        Encrypt(1);
        return HashAt(0, text, purpose);
    }

    /// <summary>The hashes of many texts, as of each by itself.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="purpose">What they are.</param>
    /// <param name="hashes">Takes as many hashes: zero where a text is null or empty, and never else.</param>
    public void Of(ReadOnlySpan<string?> texts, byte purpose, Span<UInt128> hashes)
    {
        if (_blocks.Length < texts.Length * BlockBytes)
        {
            _blocks = new byte[texts.Length * BlockBytes];
            _hashes = new byte[texts.Length * BlockBytes];
        }

        for (int i = 0; i < texts.Length; i++)
        {
            Fill(_blocks.AsSpan(i * BlockBytes, BlockBytes), texts[i] ?? string.Empty, purpose);
        }

        Encrypt(texts.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            hashes[i] = texts[i] is { Length: > 0 } text ? HashAt(i, text, purpose) : UInt128.Zero;
        }
    }

    /// <summary>The hash of bytes, however few: an HMAC.</summary>
    /// <param name="bytes">The bytes, as they are.</param>
    /// <param name="purpose">What they are.</param>
    /// <returns>Never zero.</returns>
    public UInt128 Of(ReadOnlySpan<byte> bytes, byte purpose)
    {
        Span<byte> mac = stackalloc byte[SHA256.HashSizeInBytes];
        _hmac.AppendData([purpose]);
        _hmac.AppendData(bytes);
        _hmac.GetHashAndReset(mac);
        return NotZero(BinaryPrimitives.ReadUInt128BigEndian(mac));
    }

    public void Dispose()
    {
        _aes.Dispose();
        _hmac.Dispose();
    }

    private static UInt128 NotZero(UInt128 hash) => hash == UInt128.Zero ? UInt128.One : hash;

    // Purpose, length, text, and zeros behind it: no two short texts give one block.
    private static void Fill(Span<byte> block, string text, byte purpose)
    {
        block.Clear();
        block[0] = purpose;
        bool isShort = text.Length <= MostShortBytes && Encoding.UTF8.GetByteCount(text) <= MostShortBytes;
        block[1] = isShort ? (byte)Encoding.UTF8.GetBytes(text, block[TextAt..]) : IsLong;
    }

    private void Encrypt(int count)
    {
        if (count > 0)
        {
            _aes.TransformBlock(_blocks, 0, count * BlockBytes, _hashes, 0);
        }
    }

    private UInt128 HashAt(int index, string text, byte purpose)
    {
        Span<byte> block = _blocks.AsSpan(index * BlockBytes, BlockBytes);
        bool isLong = block[1] == IsLong;
        CryptographicOperations.ZeroMemory(block);
        return isLong ? OfLong(text, purpose) : NotZero(BinaryPrimitives.ReadUInt128BigEndian(_hashes.AsSpan(index * BlockBytes)));
    }

    private UInt128 OfLong(string text, byte purpose)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        UInt128 hash = Of(bytes, purpose);
        CryptographicOperations.ZeroMemory(bytes);
        return hash;
    }
}
