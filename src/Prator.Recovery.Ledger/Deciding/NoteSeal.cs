using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Seals what people write. Whoever writes nothing needs no key of the identifiers.</summary>
internal sealed class NoteSeal(LedgerKeys keys) : IDisposable
{
    private IdentifierCipher? _cipher;

    /// <summary>What was written beside a decision, sealed; null where nothing was.</summary>
    /// <exception cref="LedgerException">KeyMissing; Ended.</exception>
    public byte[]? Of(GivenDecision given) =>
        DecisionNote.Of(given) is { } note ? (_cipher ??= keys.OpenCipher()).Seal(JsonSerializer.SerializeToUtf8Bytes(note, BodyPart.Json)) : null;

    public void Dispose() => _cipher?.Dispose();
}
