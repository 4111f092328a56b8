using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Writes the bodies of entries: UTF-8 JSON whose parts are named by <see cref="BodyPart"/>. It is used for one entry after
/// the other: begin, add parts, end.
/// </summary>
internal sealed class EntryBodyWriter : IDisposable
{
    private const int HashBytes = 16;

    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _bytes = new(2048);
    private readonly Utf8JsonWriter _json;

    public EntryBodyWriter() => _json = new Utf8JsonWriter(_bytes, Options);

    public void Begin()
    {
        _bytes.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    /// <summary>Ends the body. What is given out stands until the next <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        return _bytes.WrittenMemory;
    }

    /// <summary>What a source says, whole.</summary>
    public void Record(RecordRow record, ReadOnlySpan<byte> fields, RowPlace place)
    {
        _json.WriteStartObject(BodyPart.Record);
        _json.WriteNumber(BodyPart.Source, (int)record.Source);
        _json.WriteNumber(BodyPart.Kind, (int)record.Kind);
        if (record.HasId)
        {
            _json.WriteBoolean(BodyPart.Id, true);
        }

        if (!record.IsPresent)
        {
            _json.WriteBoolean(BodyPart.Present, false);
        }

        if (record.Day >= 0)
        {
            _json.WriteNumber(BodyPart.Day, record.Day);
        }

        Span<byte> hashes = stackalloc byte[3 * HashBytes];
        BinaryPrimitives.WriteUInt128BigEndian(hashes, record.Key);
        BinaryPrimitives.WriteUInt128BigEndian(hashes[HashBytes..], record.Patient);
        BinaryPrimitives.WriteUInt128BigEndian(hashes[(2 * HashBytes)..], record.Content);
        Span<byte> text = stackalloc byte[Base64.GetMaxEncodedToUtf8Length(hashes.Length)];
        Base64.EncodeToUtf8(hashes, text, out _, out int written);
        _json.WriteString(BodyPart.Hash, text[..written]);
        _json.WriteEndObject();
        _json.WritePropertyName(BodyPart.Fields);
        _json.WriteRawValue(fields, skipInputValidation: true);
        _json.WriteString(BodyPart.At, PlaceText.Of(place));
    }

    /// <summary>That a record is there, or no more, and nothing else of it changed.</summary>
    public void Present(bool isPresent) => _json.WriteBoolean(BodyPart.Present, isPresent);

    /// <summary>Which fields a source says otherwise than before: the old and the new value, or only the name where it may tell who the patient is.</summary>
    public void Changed(IEnumerable<(string Field, string? Before, string? After)> changes)
    {
        _json.WriteStartObject(BodyPart.Changed);
        foreach ((string field, string? before, string? after) in changes)
        {
            _json.WriteStartArray(field);
            _json.WriteStringValue(before);
            _json.WriteStringValue(after);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    /// <summary>Of an item what is otherwise than it was; of a new one, than its record says.</summary>
    public void Item(ItemRow now, ItemRow basis, bool isNew)
    {
        _json.WriteStartObject(BodyPart.Item);
        if (isNew)
        {
            _json.WriteBoolean(BodyPart.New, true);
            _json.WriteNumber(BodyPart.Kind, (int)now.Kind);
        }

        if (isNew || now.Action != basis.Action)
        {
            _json.WriteString(BodyPart.Action, StoredValues.NameOf(now.Action));
        }

        if (isNew || now.Rule != basis.Rule)
        {
            _json.WriteString(BodyPart.Rule, now.Rule);
        }

        if (isNew || now.State != basis.State)
        {
            _json.WriteNumber(BodyPart.State, (int)now.State);
        }

        Text(BodyPart.Asks, now.Asks, basis.Asks);
        Flag(BodyPart.Question, now.HasQuestion, basis.HasQuestion);
        Flag(BodyPart.Protected, now.IsProtected, basis.IsProtected);
        Number(BodyPart.DeceasedBy, (int)(now.DeceasedBy ?? 0), (int)(basis.DeceasedBy ?? 0));
        Text(BodyPart.OrderedOn, now.OrderedOn?.ToString("O", null), basis.OrderedOn?.ToString("O", null));
        Number(BodyPart.Order, now.Order, basis.Order);
        Text(BodyPart.Decisions, now.Decisions, basis.Decisions);
        Number(BodyPart.MergedInto, now.MergedInto, basis.MergedInto);
        Text(BodyPart.Reference, now.Reference, basis.Reference);
        Text(BodyPart.Unit, now.Unit, basis.Unit);
        Text(BodyPart.Municipality, now.Municipality, basis.Municipality);
        Text(BodyPart.Owner, now.Owner, basis.Owner);
        Text(BodyPart.OwnerEmail, now.OwnerEmail, basis.OwnerEmail);
        _json.WriteEndObject();
    }

    /// <summary>What an item was before, for people who read one entry.</summary>
    public void Was(ItemRow before)
    {
        _json.WriteStartObject(BodyPart.Was);
        _json.WriteString(BodyPart.Action, StoredValues.NameOf(before.Action));
        _json.WriteString(BodyPart.Rule, before.Rule);
        _json.WriteNumber(BodyPart.State, (int)before.State);
        _json.WriteEndObject();
    }

    /// <summary>A part of any shape.</summary>
    public void Part<TPart>(JsonEncodedText name, TPart part)
    {
        _json.WritePropertyName(name);
        JsonSerializer.Serialize(_json, part, BodyPart.Json);
    }

    public void Dispose() => _json.Dispose();

    private void Text(JsonEncodedText name, string? now, string? before)
    {
        if (now != before)
        {
            _json.WriteString(name, now);
        }
    }

    private void Flag(JsonEncodedText name, bool now, bool before)
    {
        if (now != before)
        {
            _json.WriteBoolean(name, now);
        }
    }

    private void Number(JsonEncodedText name, long now, long before)
    {
        if (now != before)
        {
            _json.WriteNumber(name, now);
        }
    }
}
