using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>
/// The lines of a moved ledger: a head, an entry each, an end mark. Each is written in one way only, so that a line that is read can
/// be held against what would have been written. None may change; a new form gets a new version.
/// </summary>
internal static class LedgerFileLine
{
    /// <summary>The version of the format, which stands first in the file.</summary>
    public const long Version = 1;

    public static readonly JsonEncodedText Mark = JsonEncodedText.Encode("prator.recovery/ledger");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText CreatedAt = JsonEncodedText.Encode("createdAt");
    public static readonly JsonEncodedText Salt = JsonEncodedText.Encode("salt");
    public static readonly JsonEncodedText IdentifierCheck = JsonEncodedText.Encode("identifierCheck");
    public static readonly JsonEncodedText ChainCheck = JsonEncodedText.Encode("chainCheck");
    public static readonly JsonEncodedText Entries = JsonEncodedText.Encode("entries");
    public static readonly JsonEncodedText Head = JsonEncodedText.Encode("head");
    public static readonly JsonEncodedText Seq = JsonEncodedText.Encode("seq");
    public static readonly JsonEncodedText Operation = JsonEncodedText.Encode("operation");
    public static readonly JsonEncodedText Item = JsonEncodedText.Encode("item");
    public static readonly JsonEncodedText Record = JsonEncodedText.Encode("record");
    public static readonly JsonEncodedText Kinds = JsonEncodedText.Encode("kinds");
    public static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
    public static readonly JsonEncodedText Secret = JsonEncodedText.Encode("secret");
    public static readonly JsonEncodedText Mac = JsonEncodedText.Encode("mac");
    public static readonly JsonEncodedText End = JsonEncodedText.Encode("end");

    public static void Write(Utf8JsonWriter line, LedgerFileHead head)
    {
        line.WriteStartObject();
        line.WriteNumber(Mark, Version);
        line.WriteString(Id, head.Identity.Id.ToString("D"));
        line.WriteString(CreatedAt, StoredValues.Text(head.Identity.CreatedAt));
        WriteBytes(line, Salt, head.Identity.Salt);
        WriteBytes(line, IdentifierCheck, head.Identity.IdentifierCheck);
        WriteBytes(line, ChainCheck, head.Identity.ChainCheck);
        line.WriteNumber(Entries, head.Entries);
        line.WriteString(Head, head.Head);
        line.WriteEndObject();
    }

    /// <param name="line">Where it is written.</param>
    /// <param name="entry">The entry; its body stands in the line as it is, because the MAC covers its very bytes.</param>
    public static void Write(Utf8JsonWriter line, LedgerEntry entry)
    {
        line.WriteStartObject();
        line.WriteNumber(Seq, entry.Seq);
        line.WriteNumber(Operation, entry.Operation);
        line.WriteNumber(Item, entry.Item);
        line.WriteNumber(Record, entry.Record);
        line.WriteNumber(Kinds, (long)entry.Kinds);
        line.WritePropertyName(Body);
        line.WriteRawValue(entry.Body.Span, skipInputValidation: true);
        WriteBytes(line, Secret, entry.Secret);
        WriteBytes(line, Mac, entry.Mac);
        line.WriteEndObject();
    }

    public static void WriteEnd(Utf8JsonWriter line, long entries, string head)
    {
        line.WriteStartObject();
        line.WriteNumber(End, entries);
        line.WriteString(Head, head);
        line.WriteEndObject();
    }

    /// <summary>Whether a body can stand in a line as it is: one JSON object without a line break and nothing around it.</summary>
    public static bool MayHold(ReadOnlySpan<byte> body)
    {
        if (body.Length < 2 || body[0] != (byte)'{' || body[^1] != (byte)'}' || body.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
        {
            return false;
        }

        try
        {
            Utf8JsonReader reader = new(body);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void WriteBytes(Utf8JsonWriter line, JsonEncodedText name, byte[]? bytes)
    {
        if (bytes is null)
        {
            line.WriteNull(name);
        }
        else
        {
            line.WriteBase64String(name, bytes);
        }
    }
}
