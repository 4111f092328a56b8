using System.IO.Hashing;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>Gives one string for equal short texts: a million items name a few hundred units and owners.</summary>
/// <remarks>Keeps at most <see cref="Slots"/> strings; not safe for several threads.</remarks>
internal sealed class TextPool
{
    private const int Slots = 4096;
    private const int LongestKept = 64;

    private readonly (ulong Hash, string? Text)[] _kept = new (ulong, string?)[Slots];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ulong hash = XxHash3.HashToUInt64(utf8);
        ref (ulong Hash, string? Text) slot = ref _kept[hash & (Slots - 1)];
        if (slot.Text is null || slot.Hash != hash || !IsSame(slot.Text, utf8))
        {
            slot = (hash, Encoding.UTF8.GetString(utf8));
        }

        return slot.Text!;
    }

    private static bool IsSame(string text, ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[LongestKept];
        return Encoding.UTF8.TryGetBytes(text, bytes, out int length) && bytes[..length].SequenceEqual(utf8);
    }
}
