using System.Globalization;
using System.Text.Json;
using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>What an item is after an entry of the log, given what it was before: how state follows from events.</summary>
internal static class ItemFold
{
    /// <param name="before">The item before; null where the entry is its first.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="body">Its body, with an item part.</param>
    public static ItemRow Apply(ItemRow? before, LedgerEntry entry, JsonElement body)
    {
        JsonElement item = body.GetProperty(BodyPart.Item.EncodedUtf8Bytes);
        bool isNew = item.TryGetProperty(BodyPart.New.EncodedUtf8Bytes, out _);
        ItemRow basis = isNew ? Basis((RecordKind)item.GetProperty(BodyPart.Kind.EncodedUtf8Bytes).GetInt32(), body) : before!;
        ItemRow after = basis;
        foreach (JsonProperty property in item.EnumerateObject())
        {
            after = With(after, property.Name, property.Value);
        }

        return Stamp.On(isNew ? null : basis, after with { Id = entry.Item }, entry.Kinds, entry.Operation);
    }

    private static ItemRow Basis(RecordKind kind, JsonElement body)
    {
        ItemRow blank = ItemIdentity.Blank(kind);
        if (!body.TryGetProperty(BodyPart.Fields.EncodedUtf8Bytes, out JsonElement fields))
        {
            return blank;
        }

        return blank with
        {
            Reference = Text(fields, (kind == RecordKind.Episode ? PayloadField.EpisodeId : PayloadField.SipId).EncodedUtf8Bytes),
            Unit = Text(fields, PayloadField.Unit.EncodedUtf8Bytes),
            Municipality = Text(fields, PayloadField.Municipality.EncodedUtf8Bytes),
            Owner = Text(fields, PayloadField.Owner.EncodedUtf8Bytes),
            OwnerEmail = Text(fields, PayloadField.OwnerEmail.EncodedUtf8Bytes),
            IsProtected = Text(fields, PayloadField.IsProtected.EncodedUtf8Bytes) == "Yes",
        };
    }

    private static string? Text(JsonElement fields, ReadOnlySpan<byte> name) => fields.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static ItemRow With(ItemRow row, string part, JsonElement value) => part switch
    {
        "action" => row with { Action = Enum.Parse<RecoveryAction>(value.GetString()!) },
        "rule" => row with { Rule = value.GetString()! },
        "state" => row with { State = (ItemState)value.GetInt32() },
        "asks" => row with { Asks = value.GetString() },
        "question" => row with { HasQuestion = value.GetBoolean() },
        "protected" => row with { IsProtected = value.GetBoolean() },
        "deceasedBy" => row with { DeceasedBy = value.GetInt32() is > 0 and int source ? (ItemSource)source : null },
        "orderedOn" => row with { OrderedOn = value.GetString() is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null },
        "decisions" => row with { Decisions = value.GetString() },
        "order" => row with { Order = value.GetInt64() },
        "mergedInto" => row with { MergedInto = value.GetInt64() },
        "reference" => row with { Reference = value.GetString() },
        "unit" => row with { Unit = value.GetString() },
        "municipality" => row with { Municipality = value.GetString() },
        "owner" => row with { Owner = value.GetString() },
        "ownerEmail" => row with { OwnerEmail = value.GetString() },
        _ => row,
    };
}
