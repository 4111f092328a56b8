using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Where a row was read, as the log writes it: <c>file name#row</c>.</summary>
internal static class PlaceText
{
    /// <summary>The text of a place. A file's name may hold a personnummer, which is starred out; a row's number is none.</summary>
    public static string Of(RowPlace place) => string.Create(CultureInfo.InvariantCulture, $"{ShownText.Of(place.File)}#{place.Row}");

    public static RowPlace Read(string text)
    {
        int at = text.LastIndexOf('#');
        return new RowPlace(text[..at], int.Parse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture));
    }
}
