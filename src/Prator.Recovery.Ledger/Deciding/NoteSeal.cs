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

    /// <summary>Whether an entry holds the very note already; what can't be read is taken to.</summary>
    public bool Holds(LedgerEntry? entry, GivenDecision given) =>
        entry?.Secret is null ? entry is null
        : !keys.HasIdentifiers || DecisionNote.Read(entry, _cipher ??= keys.OpenCipher()) == DecisionNote.Of(given)?.ToString();

    public void Dispose() => _cipher?.Dispose();
}
