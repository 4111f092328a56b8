using System.IO.Hashing;
using System.Runtime.InteropServices;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The hashes that rows are compared by: of the key, and of everything that the row says. Both must collide for two
/// different rows to be taken for one.
/// </summary>
internal sealed class RowHash
{
    private const long KeyById = 1;
    private const long KeyByPatient = 2;
    private const long ContentSeed = 3;

    private readonly ItemShape _shape;
    private readonly Moment _asOf;
    private readonly Moment[] _moments;
    private readonly byte[] _codes;

    public RowHash(ItemShape shape, Moment asOf)
    {
        _shape = shape;
        _asOf = asOf;
        _moments = new Moment[shape.Columns.Count];
        _codes = new byte[shape.Columns.Count];
    }

    /// <summary>The hash of the own id, whatever its case, or without one of PatientId and the key date.</summary>
    public ulong Key(RowDraft row)
    {
        ReadOnlySpan<char> id = _shape.OwnIdSlot == ItemShape.NoSlot ? [] : row.ComparedText(_shape.OwnIdSlot);
        return id.IsEmpty
            ? Of(row.ComparedText(_shape.PatientIdSlot), KeyByPatient ^ (row.Moments[_shape.KeyDate].ToCode() << 2))
            : Of(id, KeyById);
    }

    /// <summary>The hash of what the row says: dates, codes by what they mean, and the texts that count.</summary>
    public ulong Content(RowDraft row)
    {
        row.Moments.CopyTo(_moments, 0);
        row.Codes.CopyTo(_codes, 0);
        _shape.Normalise(row, _asOf, _codes, _moments);
        ulong hash = Of(row.ComparedTexts, ContentSeed);
        hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(row.ComparedLengths), (long)hash);
        hash = XxHash3.HashToUInt64(_codes, (long)hash);
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(_moments.AsSpan()), (long)hash);
    }

    private static ulong Of(ReadOnlySpan<char> text, long seed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text), seed);
}
