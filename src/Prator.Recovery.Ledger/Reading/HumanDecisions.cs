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

    /// <summary>The account that took it back; null while it stands.</summary>
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
    private const EventKinds All = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted | EventKinds.Escalated | EventKinds.Ordered | EventKinds.Withdrawn;

    // What ends a decision, or approves it.
    private const EventKinds Later = EventKinds.Approved | EventKinds.Retracted | EventKinds.Withdrawn;

    private static readonly EventKinds[] Kinds = [.. Enum.GetValues<EventKinds>().Where(k => k != EventKinds.None && All.HasFlag(k))];

    /// <summary>All decisions, in order. They are read while they are asked for.</summary>
    public static IEnumerable<HumanDecision> Of(ILedgerReader store)
    {
        ArgumentNullException.ThrowIfNull(store);
        Dictionary<long, OperationRow> operations = store.Operations().Where(o => o.Kind != EventKinds.Imported).ToDictionary(o => o.Id);
        Dictionary<long, List<EntryMark>> later = LaterBy(store, operations);
        foreach (LedgerEntry entry in store.Entries(new EntryFilter { Kinds = All }))
        {
            if (!operations.TryGetValue(entry.Operation, out OperationRow? operation))
            {
                continue;
            }

            using JsonDocument body = JsonDocument.Parse(entry.Body);
            foreach (EventKinds kind in Kinds.Where(k => entry.Kinds.HasFlag(k)))
            {
                yield return Of(kind, entry, operation, body.RootElement) with
                {
                    ApprovedBy = kind == EventKinds.Proposed ? By(EventKinds.Approved) : null,
                    TakenBackBy = kind switch
                    {
                        EventKinds.Ordered => By(EventKinds.Withdrawn),
                        EventKinds.Answered or EventKinds.Proposed or EventKinds.Approved => By(EventKinds.Retracted),
                        _ => null,
                    },
                };

                string? By(EventKinds what) => later.TryGetValue(entry.Item, out List<EntryMark>? marks) ? operations.GetValueOrDefault(Next(marks, entry.Operation, kind, what))?.Actor : null;
            }
        }
    }

    // Few decisions are approved or taken back; of their items everything that people did is kept.
    private static Dictionary<long, List<EntryMark>> LaterBy(ILedgerReader store, Dictionary<long, OperationRow> operations)
    {
        HashSet<long> items = [.. store.EntryMarks(Later).Where(m => operations.ContainsKey(m.Operation)).Select(m => m.Item)];
        return items.Count == 0 ? [] : store.EntryMarks(All)
            .Where(m => items.Contains(m.Item) && operations.ContainsKey(m.Operation))
            .GroupBy(m => m.Item)
            .ToDictionary(g => g.Key, g => g.ToList());
    }

    // The operation that did it, unless the same was decided anew before; 0 where none did.
    private static long Next(List<EntryMark> marks, long after, EventKinds decided, EventKinds what)
    {
        foreach (EntryMark mark in marks.Where(m => m.Operation > after))
        {
            if (mark.Kinds.HasFlag(what))
            {
                return mark.Operation;
            }

            if (mark.Kinds.HasFlag(decided) && decided is EventKinds.Proposed or EventKinds.Ordered)
            {
                return 0;
            }
        }

        return 0;
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

    private static IReadOnlyList<DecidedField> Fields(JsonElement body, JsonEncodedText part) => body.TryGetProperty(part.EncodedUtf8Bytes, out JsonElement list)
        ? [.. list.EnumerateArray().Select(f => new DecidedField(Text(f, "field")!, Text(f, "label"), Text(f, "value")))]
        : [];

    private static string? Text(JsonElement field, string name) => field.TryGetProperty(name, out JsonElement text) ? text.GetString() : null;
}
