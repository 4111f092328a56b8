using System.Globalization;

namespace Prator.Recovery.Reporting;

/// <summary>
/// The order of names in a list, by a language's alphabet. Names that differ in case only stand together, whatever else the list
/// is ordered by after them: to people they are one owner, unit or municipality. Where there is no name comes last.
/// </summary>
internal sealed class NameOrder(CultureInfo culture) : IComparer<string?>
{
    /// <summary>Which names are one.</summary>
    public static readonly StringComparer Same = StringComparer.OrdinalIgnoreCase;

    private readonly StringComparer _alphabet = StringComparer.Create(culture, ignoreCase: true);

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 1 : 0) - (y is null ? 1 : 0);
        }

        // Some texts are the same in the alphabet that are not the same name: letters that are not seen don't count there.
        return _alphabet.Compare(x, y) is not 0 and var difference ? difference : Same.Compare(x, y);
    }
}
