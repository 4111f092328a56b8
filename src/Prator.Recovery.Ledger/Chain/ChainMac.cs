using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Prator.Recovery.Ledger;

/// <summary>
/// The MAC of one entry: HMAC-SHA256 over the MAC before it, then seq, operation, item, record and kinds (8 bytes each), the length
/// of the body (8 bytes), the body, the length of the secret plus one, or 0 where it is null (8 bytes), and the secret. Numbers are
/// little-endian. Before the first entry stands the HMAC over the 16 bytes of the ledger's id.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class ChainMac(byte[] key, Guid ledger) : IDisposable
{
    /// <summary>How long a MAC is.</summary>
    public const int Bytes = SHA256.HashSizeInBytes;

    private const int NumberBytes = sizeof(long);
    private const int Numbers = 7;

    private readonly IncrementalHash _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    private byte[] _message = new byte[4096];

    /// <summary>What stands before the first entry.</summary>
    public byte[] Genesis()
    {
        _hmac.AppendData(ledger.ToByteArray());
        return _hmac.GetHashAndReset();
    }

    public byte[] Of(ReadOnlySpan<byte> previous, long seq, long operation, long item, long record, EventKinds kinds, ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret, bool hasSecret)
    {
        // One call of the hash costs less than eight.
        int length = Bytes + (Numbers * NumberBytes) + body.Length + secret.Length;
        if (_message.Length < length)
        {
            _message = new byte[length * 2];
        }

        Span<byte> rest = _message;
        previous.CopyTo(rest);
        rest = rest[Bytes..];
        rest = Number(rest, seq);
        rest = Number(rest, operation);
        rest = Number(rest, item);
        rest = Number(rest, record);
        rest = Number(rest, (long)kinds);
        rest = Number(rest, body.Length);
        body.CopyTo(rest);
        rest = Number(rest[body.Length..], hasSecret ? secret.Length + 1L : 0);
        secret.CopyTo(rest);

        _hmac.AppendData(_message.AsSpan(0, length));
        return _hmac.GetHashAndReset();
    }

    /// <summary>What an entry's MAC must be at a place in the chain.</summary>
    public byte[] Of(ReadOnlySpan<byte> previous, long seq, LedgerEntry entry) =>
        Of(previous, seq, entry.Operation, entry.Item, entry.Record, entry.Kinds, entry.Body.Span, entry.Secret, entry.Secret is not null);

    public void Dispose() => _hmac.Dispose();

    private static Span<byte> Number(Span<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return bytes[NumberBytes..];
    }
}
