using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Makes of a row what the ledger knows it by, and compares it with what the ledger knows. For one thread.</summary>
internal sealed class SightingEncoder<T>(RecordShape<T> shape, ItemSource source, LedgerKeys keys, KnownRecords known) : IDisposable
    where T : ExportRow
{
    private const byte OfId = 1;
    private const byte OfPatient = 2;
    private const byte OfSecret = 3;

    private readonly PayloadWriter _payload = new();
    private readonly IdentifierHash _hash = keys.OpenHash();
    private readonly IdentifierCipher _cipher = keys.OpenCipher();

    /// <summary>The record that a row is, as far as the row alone tells: known and the same, known and changed, or new.</summary>
    public Sighting<T> Encode(T row)
    {
        shape.Write(_payload, row);
        Moment date = shape.DateOf(row);
        int day = date.IsSet ? date.Date.DayNumber : -1;
        string? id = shape.IdOf(row);
        string? patientId = shape.PatientOf(row);
        UInt128 patient = string.IsNullOrEmpty(patientId) ? UInt128.Zero : _hash.Of(patientId, OfPatient);
        UInt128 key = id is null ? PatientKey(patient, date) : IdKey(id.ToUpperInvariant());
        UInt128 content = Content(patient);

        RecordRow sighted = new()
        {
            Id = 0,
            Source = source,
            Kind = shape.Kind,
            Key = key,
            HasId = id is not null,
            Patient = patient,
            Day = day,
            Content = content,
            IsPresent = true,
            Payload = 0,
        };
        bool isKnown = known.TryGet(source, shape.Kind, key, out IReadOnlyList<RecordRow> before);
        bool isSame = isKnown && before.Any(b => b.Content == content);
        return isSame
            ? new Sighting<T>(row, sighted, before, null, null)
            : new Sighting<T>(row, sighted, before, _payload.Clear.ToArray(), _payload.Secret.IsEmpty ? null : _cipher.Seal(_payload.Secret));
    }

    public void Dispose()
    {
        _payload.Dispose();
        _hash.Dispose();
        _cipher.Dispose();
    }

    // An id of the system tells nothing of the patient, unless it is shaped like a personnummer.
    private UInt128 IdKey(string id) =>
        _payload.HasSecretId ? _hash.Of(id, OfId) : XxHash128.HashToUInt128(MemoryMarshal.AsBytes(id.AsSpan()), OfId);

    // The patient's hash is keyed already; what is derived from it tells nothing more.
    private static UInt128 PatientKey(UInt128 patient, Moment date)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, patient);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], date.ToCode());
        return XxHash128.HashToUInt128(bytes);
    }

    // Clear fields may be hashed without a key; secret ones never.
    private UInt128 Content(UInt128 patient)
    {
        UInt128 secret = _payload.HasFurtherSecret ? _hash.Of(_payload.Secret, OfSecret) : patient;
        UInt128 clear = XxHash128.HashToUInt128(_payload.Clear);
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, secret);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[16..], clear);
        return XxHash128.HashToUInt128(bytes);
    }
}

/// <summary>A row as it was read, with the records that have its key.</summary>
/// <param name="Row">What it says.</param>
/// <param name="Record">What it is known by.</param>
/// <param name="Known">The records of its source and kind that have its key, in the order of their numbers.</param>
/// <param name="Fields">Its clear fields; null where a known record says the same.</param>
/// <param name="Sealed">Its secret fields, encrypted; null where a known record says the same, or there are none.</param>
internal readonly record struct Sighting<T>(T Row, RecordRow Record, IReadOnlyList<RecordRow> Known, byte[]? Fields, byte[]? Sealed);
