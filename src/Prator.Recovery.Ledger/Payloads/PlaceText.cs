using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Where a row was read, as the log writes it: <c>file name#row</c>.</summary>
internal static class PlaceText
{
    public static RowPlace Read(string text)
    {
        int at = text.LastIndexOf('#');
        return new RowPlace(text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
