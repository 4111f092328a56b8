using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>What people call the value of a fact. What is kept of it is the same in every language.</summary>
public static class FactWords
{
    private static readonly Dictionary<string, (string Swedish, string English)> All = new(StringComparer.Ordinal)
    {
        ["Yes"] = ("ja", "yes"),
        ["No"] = ("nej", "no"),
        ["Open"] = ("öppen", "open"),
        ["Closed"] = ("avslutad", "closed"),
        ["Cancelled"] = ("makulerad", "cancelled"),
        ["Unknown"] = ("oklart", "unclear"),
        ["Home"] = ("hemmet", "home"),
        ["OtherHospital"] = ("annat sjukhus", "another hospital"),
        ["Deceased"] = ("avliden", "deceased"),
        ["Inpatient"] = ("kvar på sjukhus", "still in hospital"),
        ["Other"] = ("annat", "other"),
    };

    /// <param name="value">As it is kept.</param>
    /// <param name="culture">Swedish gives Swedish, every other English.</param>
    /// <returns>Its word; null where it has none of its own, as a date.</returns>
    public static string? Of(string value, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return !All.TryGetValue(value, out (string Swedish, string English) words) ? null
            : culture.TwoLetterISOLanguageName == "sv" ? words.Swedish : words.English;
    }
}
