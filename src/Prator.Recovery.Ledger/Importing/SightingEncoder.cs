using System.Buffers.Binary;
using System.IO.Hashing;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Makes of a row what the ledger knows it by, and compares it with what the ledger knows. For one thread.</summary>
internal sealed class SightingEncoder<T>(RecordShape<T> shape, ItemSource source, LedgerKeys keys, KnownRecords known) : IDisposable
    where T : ExportRow
{
    private const byte OfId = 1;
    private const byte OfPatient = 2;
    private const byte OfSecret = 3;

    private readonly RowContent _content = new();
    private readonly PayloadWriter _payload = new();
    private readonly IdentifierHash _hash = keys.OpenHash();
    private readonly IdentifierCipher _cipher = keys.OpenCipher();

    /// <summary>The record that a row is, as far as the row alone tells: known and the same, known and changed, or new.</summary>
    public Sighting<T> Encode(T row)
    {
        Moment date = shape.DateOf(row);
        string? id = shape.IdOf(row);
        string? patientId = shape.PatientOf(row);
        bool isSecretId = id is not null && !ShownText.IsHarmless(id);
        UInt128 patient = string.IsNullOrEmpty(patientId) ? UInt128.Zero : _hash.Of(patientId, OfPatient);
        UInt128 key = id is null ? PatientKey(patient, date) : isSecretId ? _hash.Of(id.ToUpperInvariant(), OfId) : RecordKey.OfId(id);
        UInt128 content = Content(row, id, isSecretId, patient);
        RowKey sighted = new(key, id is not null, patient, date.IsSet ? date.Date.DayNumber : -1, content);
        KeyMatches matches = known.Find(source, shape.Kind, key);
        if (matches.HasContent(content))
        {
            return new Sighting<T>(row, sighted, matches, null, null);
        }

        shape.Write(_payload, row);
        return new Sighting<T>(row, sighted, matches, _payload.Clear.ToArray(), _payload.Secret.IsEmpty ? null : _cipher.Seal(_payload.Secret));
    }

    public void Dispose()
    {
        _payload.Dispose();
        _hash.Dispose();
        _cipher.Dispose();
    }

    // The patient's hash is keyed already; what is derived from it tells nothing more.
    private static UInt128 PatientKey(UInt128 patient, Moment date)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, patient);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], date.ToCode());
        return XxHash128.HashToUInt128(bytes);
    }

    // Clear fields may be hashed without a key; secret ones never.
    private UInt128 Content(T row, string? id, bool isSecretId, UInt128 patient)
    {
        _content.Begin();
        _content.AddId(id, isSecretId);
        shape.Describe(_content, row);
        Span<byte> bytes = stackalloc byte[48];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _content.Clear);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], patient);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[32..], _content.Secret.IsEmpty ? UInt128.Zero : _hash.Of(_content.Secret, OfSecret));
        return XxHash128.HashToUInt128(bytes);
    }
}

/// <summary>What a row is known by.</summary>
/// <param name="Key">Keyed hash of its id, else of patient and key date.</param>
/// <param name="HasId">Whether the key is made of an id.</param>
/// <param name="Patient">Keyed hash of the patient; zero where it names none.</param>
/// <param name="Day">Day number of the key date; -1 where it is missing.</param>
/// <param name="Content">Hash of everything it says.</param>
internal readonly record struct RowKey(UInt128 Key, bool HasId, UInt128 Patient, int Day, UInt128 Content);

/// <summary>A row as it was read, with the records that have its key.</summary>
/// <param name="Row">What it says.</param>
/// <param name="Key">What it is known by.</param>
/// <param name="Known">The records of its source and kind that have its key.</param>
/// <param name="Fields">Its clear fields; null where a known record says the same.</param>
/// <param name="Sealed">Its secret fields, encrypted; null where a known record says the same, or there are none.</param>
internal readonly record struct Sighting<T>(T Row, RowKey Key, KeyMatches Known, byte[]? Fields, byte[]? Sealed);
