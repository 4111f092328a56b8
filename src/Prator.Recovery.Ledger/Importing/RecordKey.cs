using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Prator.Recovery.Ledger;

/// <summary>The keys that records are found by where nothing secret is in them.</summary>
internal static class RecordKey
{
    private const long Seed = 1;
    private const int ShortId = 128;

    /// <summary>The key of an id of the system, whatever its case. Never of one that is shaped like a personnummer.</summary>
    public static UInt128 OfId(string id)
    {
        Span<char> upper = id.Length <= ShortId ? stackalloc char[id.Length] : new char[id.Length];
        id.AsSpan().ToUpperInvariant(upper);
        return XxHash128.HashToUInt128(MemoryMarshal.AsBytes(upper), Seed);
    }
}
