using System.Globalization;

namespace Prator.Recovery.Core.Policies;

/// <summary>Says a region as people read it: <c>skapad: under avbrottet; finns i Prator: nej eller okänt</c>.</summary>
public static class RegionWords
{
    private static readonly LocalText Everywhere = new("alla", "all");
    private static readonly LocalText Or = new("eller", "or");

    /// <summary>The facts that the region restricts, with the bands that they may take.</summary>
    public static string Of(IReadOnlyList<Fact> facts, Region region, CultureInfo culture) => Of(facts, region, Region.Everywhere(facts), culture);

    /// <summary>The facts that the region restricts further than <paramref name="whole"/> does, with the bands that they may take.</summary>
    public static string Of(IReadOnlyList<Fact> facts, Region region, Region whole, CultureInfo culture)
    {
        string[] restricted =
        [
            .. from fact in facts
               where region.BandCountOf(fact.Index) < whole.BandCountOf(fact.Index)
               select $"{fact.Label.For(culture)}: {BandsOf(fact, region, culture)}",
        ];
        return restricted.Length == 0 ? Everywhere.For(culture) : string.Join("; ", restricted);
    }

    /// <summary>The labels of the bands that a fact may take in the region.</summary>
    public static string BandsOf(Fact fact, Region region, CultureInfo culture) =>
        string.Join($" {Or.For(culture)} ", region.BandsOf(fact.Index).Select(b => fact.Bands[b].Label.For(culture)));
}
