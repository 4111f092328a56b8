using System.Text.Json;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>What a person decided of an item or a rejected row, and who approved it or took it back.</summary>
public sealed record HumanDecision
{
    public required EventKinds Kind { get; init; }

    /// <summary>A point in time (UTC).</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The account.</summary>
    public required string Actor { get; init; }

    /// <summary>The item's number; null where it is about a rejected row.</summary>
    public long? Item { get; init; }

    /// <summary>The rejected row's number; null where it is about an item.</summary>
    public long? Rejected { get; init; }

    /// <summary>The fields that were answered, ordered, or taken back, with their values.</summary>
    public required IReadOnlyList<DecidedField> Fields { get; init; }

    /// <summary>The action that was proposed, approved, or taken back; null where none was.</summary>
    public RecoveryAction? Action { get; init; }

    /// <summary>Of a proposal the account that approved it; null while nobody has.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The account that took it back, of an answer with several fields the last of them; null while any of it stands.</summary>
    public string? TakenBackBy { get; init; }
}

/// <summary>A field of a decision.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Label">What the system's screen calls it; null where the decision does not say.</param>
/// <param name="Value">What it is to be; null where it is not known.</param>
public sealed record DecidedField(string Field, string? Label, string? Value);

/// <summary>Tells what people decided, as the log has it. What an import does by itself is no decision of a person.</summary>
public static class HumanDecisions
{
    internal const EventKinds All = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted | EventKinds.Escalated | EventKinds.Ordered | EventKinds.Withdrawn;

    private static readonly EventKinds[] Kinds = [.. Enum.GetValues<EventKinds>().Where(k => k != EventKinds.None && All.HasFlag(k))];

    /// <summary>All decisions, in order. They are read while they are asked for.</summary>
    public static IEnumerable<HumanDecision> Of(ILedgerReader store)
    {
        ArgumentNullException.ThrowIfNull(store);
        Dictionary<long, OperationRow> operations = store.Operations().Where(o => o.Kind != EventKinds.Imported).ToDictionary(o => o.Id);
        DecisionSequel sequel = new(store, operations.ContainsKey);
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Kinds = All }))
        {
            if (!operations.TryGetValue(entry.Operation, out OperationRow? operation))
            {
                continue;
            }

            using JsonDocument body = JsonDocument.Parse(entry.Body);
            foreach (EventKinds kind in Kinds.Where(k => entry.Kinds.HasFlag(k)))
            {
                HumanDecision decision = Of(kind, entry, operation, body.RootElement);
                yield return decision with
                {
                    ApprovedBy = kind == EventKinds.Proposed ? By(sequel.Approval(entry)) : null,
                    TakenBackBy = By(sequel.TakenBack(kind, entry, decision.Fields)),
                };
            }
        }

        string? By(long operation) => operations.GetValueOrDefault(operation)?.Actor;
    }

    private static HumanDecision Of(EventKinds kind, LedgerEntry entry, OperationRow operation, JsonElement body) => new()
    {
        Kind = kind,
        Time = operation.Time,
        Actor = operation.Actor,
        Item = entry.Item == 0 ? null : entry.Item,
        Rejected = body.TryGetProperty(BodyPart.Rejected.EncodedUtf8Bytes, out JsonElement row) ? row.GetProperty("id").GetInt64() : null,
        Fields = kind switch
        {
            EventKinds.Answered or EventKinds.Retracted => Fields(body, BodyPart.Answered),
            EventKinds.Ordered => Fields(body, BodyPart.Ordered),
            _ => [],
        },
        Action = kind is EventKinds.Proposed or EventKinds.Approved or EventKinds.Retracted && body.TryGetProperty(BodyPart.Proposed.EncodedUtf8Bytes, out JsonElement action)
            ? Enum.Parse<RecoveryAction>(action.GetString()!)
            : null,
    };

    internal static IReadOnlyList<DecidedField> Fields(JsonElement body, JsonEncodedText part) => body.TryGetProperty(part.EncodedUtf8Bytes, out JsonElement list)
        ? [.. list.EnumerateArray().Select(f => new DecidedField(Text(f, "field")!, Text(f, "label"), Text(f, "value")))]
        : [];

    private static string? Text(JsonElement field, string name) => field.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}
