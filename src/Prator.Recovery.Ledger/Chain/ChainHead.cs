using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>The end of the chain: what a person notes, to prove later that nothing was cut off.</summary>
/// <param name="Seq">The number of the newest entry.</param>
/// <param name="Mac">Its MAC, 32 bytes.</param>
public sealed record ChainHead(long Seq, byte[] Mac)
{
    private const int ShownBytes = 16;

    /// <summary><c>number-hexadecimal</c>: the entry and the first 16 bytes of its MAC.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Seq}-{Convert.ToHexStringLower(Mac.AsSpan(0, ShownBytes))}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False where the text has another form.</returns>
    public static bool TryParse(string text, out long seq, out byte[] shownMac)
    {
        ArgumentNullException.ThrowIfNull(text);
        shownMac = [];
        string[] parts = text.Trim().Split('-');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out seq)
            || parts.Length != 2 || parts[1].Length != ShownBytes * 2 || !parts[1].All(char.IsAsciiHexDigit))
        {
            return false;
        }

        shownMac = Convert.FromHexString(parts[1]);
        return true;
    }
}
