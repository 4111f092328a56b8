using System.Buffers.Binary;
using System.IO.Hashing;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Makes of rows what the ledger knows them by, and compares them with what the ledger knows. For one thread, which may not be the import's.</summary>
/// <param name="shape">Of the rows' kind.</param>
/// <param name="source">Where they come from.</param>
/// <param name="keys">The ledger's.</param>
/// <param name="known">What the ledger knows.</param>
/// <param name="unchanged">Tells at a glance of which rows nothing comes; null where that is not asked.</param>
internal sealed class SightingEncoder<T>(RecordShape<T> shape, ItemSource source, LedgerKeys keys, KnownRecords known, IUnchangedRows<T>? unchanged) : IDisposable
    where T : ExportRow
{
    private const byte OfId = 1;
    private const byte OfPatient = 2;
    private const byte OfSecret = 3;

    private readonly RowContent _content = new();
    private readonly PayloadWriter _payload = new();
    private readonly IdentifierHash _hash = keys.OpenHash();
    private readonly IdentifierCipher _cipher = keys.OpenCipher();
    private string?[] _patients = [];
    private UInt128[] _hashes = [];
    private Sought[] _sought = [];

    /// <summary>The records that rows are, as far as each row alone tells: known and the same, known and changed, or new.</summary>
    public void Encode(ReadOnlySpan<SeenRow<T>> rows, Span<Sighting<T>> sightings)
    {
        Prepare(rows);
        for (int i = 0; i < rows.Length; i++)
        {
            sightings[i] = rows[i].Rejected is { } broken ? new Sighting<T> { Rejected = broken } : Encode(rows[i].Row!, _hashes[i], _sought[i]);
        }
    }

    public void Dispose()
    {
        _payload.Dispose();
        _hash.Dispose();
        _cipher.Dispose();
    }

    // What is done for all rows together: patients are hashed in one call; and the records of many keys are fetched at once, where
    // one by one the memory would be waited for.
    private void Prepare(ReadOnlySpan<SeenRow<T>> rows)
    {
        if (_patients.Length < rows.Length)
        {
            _patients = new string?[rows.Length];
            _hashes = new UInt128[rows.Length];
            _sought = new Sought[rows.Length];
        }

        for (int i = 0; i < rows.Length; i++)
        {
            _patients[i] = rows[i].Row is { } row ? shape.PatientOf(row) : null;
        }

        _hash.Of(_patients.AsSpan(0, rows.Length), OfPatient, _hashes);
        Array.Clear(_patients);
        for (int i = 0; i < rows.Length; i++)
        {
            _sought[i] = rows[i].Row is { } row ? SoughtOf(row, _hashes[i]) : default;
        }

        foreach (ref Sought sought in _sought.AsSpan(0, rows.Length))
        {
            sought.Matches = known.Find(source, shape.Kind, sought.Key);
        }
    }

    private Sought SoughtOf(T row, UInt128 patient)
    {
        string? id = shape.IdOf(row);
        bool isSecretId = id is not null && !ShownText.IsHarmless(id);
        UInt128 key = id is null ? PatientKey(patient, shape.DateOf(row)) : isSecretId ? _hash.Of(id.ToUpperInvariant(), OfId) : RecordKey.OfId(id);
        return new Sought { Key = key, IsSecretId = isSecretId };
    }

    private Sighting<T> Encode(T row, UInt128 patient, in Sought sought)
    {
        Moment date = shape.DateOf(row);
        string? id = shape.IdOf(row);
        UInt128 content = Content(row, id, sought.IsSecretId, patient);
        KeyMatches matches = sought.Matches;
        RowKey sighted = new(sought.Key, id is not null, patient, date.IsSet ? date.Date.DayNumber : -1, content);
        if (matches.HasContent(content))
        {
            bool goesOn = unchanged is not null && matches.IsSingle && unchanged.GoesOn(row, matches.Newest);
            return new Sighting<T> { Row = row, Key = sighted, Known = matches, GoesOn = goesOn };
        }

        shape.Write(_payload, row);
        byte[]? sealedFields = _payload.Secret.IsEmpty ? null : _cipher.Seal(_payload.Secret);
        return new Sighting<T> { Row = row, Key = sighted, Known = matches, Fields = _payload.Clear.ToArray(), Sealed = sealedFields };
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

    /// <summary>What a row is looked for by, and what was found.</summary>
    private struct Sought
    {
        public UInt128 Key;

        public bool IsSecretId;

        public KeyMatches Matches;
    }
}

/// <summary>What a row is known by.</summary>
/// <param name="Key">Keyed hash of its id, else of patient and key date.</param>
/// <param name="HasId">Whether the key is made of an id.</param>
/// <param name="Patient">Keyed hash of the patient; zero where it names none.</param>
/// <param name="Day">Day number of the key date; -1 where it is missing.</param>
/// <param name="Content">Hash of everything it says.</param>
internal readonly record struct RowKey(UInt128 Key, bool HasId, UInt128 Patient, int Day, UInt128 Content);

/// <summary>A row as it was read, with the records that have its key; or one that could not be read.</summary>
internal readonly struct Sighting<T>
{
    /// <summary>What it says.</summary>
    public T Row { get; init; }

    /// <summary>Why it could not be read; null where it could: all else is empty then.</summary>
    public RejectedSeen? Rejected { get; init; }

    /// <summary>What it is known by.</summary>
    public RowKey Key { get; init; }

    /// <summary>The records of its source and kind that have its key.</summary>
    public KeyMatches Known { get; init; }

    /// <summary>Whether it is the only record with its key, and nothing happens to its item.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Its clear fields; null where a known record says the same.</summary>
    public byte[]? Fields { get; init; }

    /// <summary>Its secret fields, encrypted; null where a known record says the same, or there are none.</summary>
    public byte[]? Sealed { get; init; }
}
