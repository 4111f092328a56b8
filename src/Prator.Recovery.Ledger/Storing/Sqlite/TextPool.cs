using System.IO.Hashing;
using System.Text;

namespace Prator.Recovery.Ledger;

/// <summary>Gives one string for equal short texts: a million items name a few hundred units and owners.</summary>
/// <remarks>Keeps at most <see cref="Slots"/> strings; not safe for several threads.</remarks>
internal sealed class TextPool
{
    private const int Slots = 4096;
    private const int LongestKept = 64;

    private readonly (byte[]? Utf8, string? Text)[] _kept = new (byte[]?, string?)[Slots];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestKept)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref (byte[]? Utf8, string? Text) slot = ref _kept[XxHash3.HashToUInt64(utf8) & (Slots - 1)];
        if (slot.Utf8 is null || !utf8.SequenceEqual(slot.Utf8))
        {
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return slot.Text!;
    }
}
