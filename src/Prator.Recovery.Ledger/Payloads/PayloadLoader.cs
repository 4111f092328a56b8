using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Reads from the log what records say.</summary>
internal sealed class PayloadLoader(ILedgerReader store, LedgerKeys keys) : IDisposable
{
    private readonly IdentifierCipher? _cipher = keys.HasIdentifiers ? keys.OpenCipher() : null;

    /// <summary>What the records say that a log's entries hold, in the order of the entries.</summary>
    /// <param name="shape">Of the records' kind.</param>
    /// <param name="seqs">The entries' numbers, ascending.</param>
    public IEnumerable<(LedgerEntry Entry, T Value)> Load<T>(RecordShape<T> shape, IEnumerable<long> seqs)
        where T : class
    {
        foreach (LedgerEntry entry in store.EntriesAt(seqs))
        {
            yield return (entry, Read(shape, entry));
        }
    }

    /// <summary>What the record says that an entry holds.</summary>
    public T Read<T>(RecordShape<T> shape, LedgerEntry entry)
        where T : class
    {
        using JsonDocument body = JsonDocument.Parse(entry.Body);
        ReadOnlyMemory<byte> secret = entry.Secret is { } sealedBytes && _cipher is not null ? _cipher.Open(sealedBytes) : default;
        return shape.Read(body.RootElement.GetProperty(BodyPart.Fields.EncodedUtf8Bytes), secret, PlaceText.Read(body.RootElement.GetProperty(BodyPart.At.EncodedUtf8Bytes).GetString()!));
    }

    public void Dispose() => _cipher?.Dispose();
}
