using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>One event of the log, told: what happened, when, by whom, to what.</summary>
public sealed record LedgerEvent
{
    /// <summary>The entry's number.</summary>
    public required long Seq { get; init; }

    public required EventKinds Kind { get; init; }

    /// <summary>A point in time (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    public required string Actor { get; init; }

    public required string Cmdlet { get; init; }

    /// <summary>The policy that decided; null where none did.</summary>
    public string? Policy { get; init; }

    /// <summary>SHA-256 of its text; null where none decided.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>The item's number; null where the event is about none.</summary>
    public long? Item { get; init; }

    /// <summary>What changed, in words without patient data; empty where the kind says all.</summary>
    public required string Detail { get; init; }

    /// <summary>What a person wrote beside a decision; null where nothing was, and where the key of the identifiers is not at hand. It may tell who the patient is.</summary>
    public string? Note { get; init; }
}

/// <summary>Tells the log's events.</summary>
public static class LedgerHistory
{
    private static readonly EventKinds[] Kinds = [.. Enum.GetValues<EventKinds>().Where(k => k != EventKinds.None)];

    /// <summary>The events that a filter lets through, in order. An entry that says several things gives as many events.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="keys">The ledger's keys, to tell notes; null where notes stay hidden.</param>
    public static IEnumerable<LedgerEvent> Of(ILedgerReader store, EntryFilter filter, LedgerKeys? keys = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(filter);
        using IdentifierCipher? cipher = keys is { HasIdentifiers: true } ? keys.OpenCipher() : null;
        Dictionary<long, OperationRow> operations = store.Operations().ToDictionary(o => o.Id);
        foreach (LedgerEntry entry in store.Entries(filter))
        {
            OperationRow operation = operations[entry.Operation];
            using JsonDocument body = JsonDocument.Parse(entry.Body);
            foreach (EventKinds kind in Kinds.Where(k => entry.Kinds.HasFlag(k) && (filter.Kinds is null || filter.Kinds.Value.HasFlag(k))))
            {
                yield return new LedgerEvent
                {
                    Seq = entry.Seq,
                    Kind = kind,
                    Time = operation.Time,
                    Actor = operation.Actor,
                    Cmdlet = operation.Cmdlet,
                    Policy = operation.Policy,
                    PolicyHash = operation.PolicyHash,
                    Item = entry.Item == 0 ? null : entry.Item,
                    Detail = EventDetail.Of(kind, body.RootElement),
                    Note = (kind & DecisionNote.Kinds) == 0 ? null : DecisionNote.Read(entry, cipher),
                };
            }
        }
    }

    /// <summary>The policy that decided with a hash, as the ledger keeps it; null where it does not have it.</summary>
    public static string? PolicyText(ILedgerReader store, string hash)
    {
        ArgumentNullException.ThrowIfNull(store);
        foreach (LedgerEntry entry in store.EntriesAt(store.Operations().Where(o => o.PolicyHash == hash).Select(o => o.Seq)))
        {
            using JsonDocument body = JsonDocument.Parse(entry.Body);
            if (body.RootElement.TryGetProperty(BodyPart.PolicyText.EncodedUtf8Bytes, out JsonElement text))
            {
                return text.GetString();
            }
        }

        return null;
    }
}
