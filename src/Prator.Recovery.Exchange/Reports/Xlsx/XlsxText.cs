using System.Globalization;
using System.Text.RegularExpressions;

namespace Prator.Recovery.Exchange;

/// <summary>Texts as a workbook holds them: what XML has no place for as <c>_xHHHH_</c> (ECMA-376 part 1, 22.9.2.19), and so whatever looks like that already.</summary>
internal static partial class XlsxText
{
    public static string Of(string text) => Escaped().IsMatch(text) ? Escaped().Replace(VisibleText.Paired(text), Escape) : VisibleText.Paired(text);

    private static string Escape(Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"_x{(int)match.Value[0]:X4}_") + match.Value[1..];

    // A carriage return would be read as a line feed.
    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escaped();
}
