using System.Buffers.Binary;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Makes the state again from the log alone.</summary>
/// <param name="isPart">Whether only a part of the log is replayed: what earlier entries told of is then left out.</param>
internal sealed class Replay(bool isPart = false)
{
    public Dictionary<long, OperationRow> Operations { get; } = [];

    public Dictionary<long, RecordRow> Records { get; } = [];

    public Dictionary<long, ItemRow> Items { get; } = [];

    public Dictionary<long, RejectedEntry> Rejected { get; } = [];

    public Dictionary<long, MailRow> Mails { get; } = [];

    /// <summary>What the ledger was when its first entry was written; null where that does not say.</summary>
    public IdentityPart? Identity { get; private set; }

    /// <summary>Whether the log says that the retention was ended.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Takes the next entry.</summary>
    /// <exception cref="JsonException">Its body can't be read.</exception>
    /// <exception cref="InvalidOperationException">It is about something that no entry before told of.</exception>
    public void Apply(LedgerEntry entry)
    {
        using JsonDocument document = JsonDocument.Parse(entry.Body);
        JsonElement body = document.RootElement;
        if (body.TryGetProperty(BodyPart.Operation.EncodedUtf8Bytes, out JsonElement operation))
        {
            OperationPart head = operation.Deserialize<OperationPart>(BodyPart.Json)!;
            Operations[entry.Operation] = head.ToRow(entry.Operation, entry.Seq, entry.Kinds);
        }

        if (body.TryGetProperty(BodyPart.Identity.EncodedUtf8Bytes, out JsonElement identity))
        {
            Identity = identity.Deserialize<IdentityPart>(BodyPart.Json);
        }

        IsEnded |= entry.Kinds.HasFlag(EventKinds.Removed);
        if (body.TryGetProperty(BodyPart.Rejected.EncodedUtf8Bytes, out JsonElement rejected))
        {
            RejectedEntry row = rejected.Deserialize<RejectedEntry>(BodyPart.Json)!;
            Rejected[row.Id] = row;
        }

        if (body.TryGetProperty(BodyPart.Mail.EncodedUtf8Bytes, out JsonElement mail))
        {
            MailRow row = mail.Deserialize<MailRow>(BodyPart.Json)!;
            Mails[row.Id] = row;
        }

        bool isWhole = body.TryGetProperty(BodyPart.Record.EncodedUtf8Bytes, out _);
        if (entry.Record != 0 && (isWhole || !isPart || Records.ContainsKey(entry.Record)))
        {
            Records[entry.Record] = RecordOf(entry, body);
        }

        if (body.TryGetProperty(BodyPart.Item.EncodedUtf8Bytes, out _))
        {
            Items[entry.Item] = ItemFold.Apply(Items.GetValueOrDefault(entry.Item), entry, body);
        }
    }

    private RecordRow RecordOf(LedgerEntry entry, JsonElement body)
    {
        bool? present = body.TryGetProperty(BodyPart.Present.EncodedUtf8Bytes, out JsonElement flag) ? flag.GetBoolean() : null;
        if (!body.TryGetProperty(BodyPart.Record.EncodedUtf8Bytes, out JsonElement record))
        {
            RecordRow known = Records.TryGetValue(entry.Record, out RecordRow? found)
                ? found
                : throw new InvalidOperationException($"Nothing was told of the record {entry.Record} before.");
            return known with { Item = entry.Item, IsPresent = present ?? known.IsPresent };
        }

        ReadOnlySpan<byte> hashes = record.GetProperty(BodyPart.Hash.EncodedUtf8Bytes).GetBytesFromBase64();
        return new RecordRow
        {
            Id = entry.Record,
            Source = (ItemSource)record.GetProperty(BodyPart.Source.EncodedUtf8Bytes).GetInt32(),
            Kind = (RecordKind)record.GetProperty(BodyPart.Kind.EncodedUtf8Bytes).GetInt32(),
            Item = entry.Item,
            Key = BinaryPrimitives.ReadUInt128BigEndian(hashes),
            HasId = record.TryGetProperty(BodyPart.Id.EncodedUtf8Bytes, out _),
            Patient = BinaryPrimitives.ReadUInt128BigEndian(hashes[16..]),
            Day = record.TryGetProperty(BodyPart.Day.EncodedUtf8Bytes, out JsonElement day) ? day.GetInt32() : -1,
            Content = BinaryPrimitives.ReadUInt128BigEndian(hashes[32..]),
            IsPresent = !record.TryGetProperty(BodyPart.Present.EncodedUtf8Bytes, out _),
            Payload = entry.Seq,
        };
    }
}
