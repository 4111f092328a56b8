using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Says some cells of two policies in words, and whether only one of them has such cells.</summary>
internal static class CellWords
{
    private static readonly LocalText OnlyBefore = new("bara i den gamla", "only in the old");
    private static readonly LocalText OnlyAfter = new("bara i den nya", "only in the new");

    public static string Of(AlignedFacts facts, Region region, CultureInfo culture)
    {
        bool inBefore = !region.And(facts.InBefore).IsEmpty;
        bool inAfter = !region.And(facts.InAfter).IsEmpty;
        return (inBefore, inAfter) switch
        {
            (true, false) => $"{OnlyBefore.For(culture)}: {RegionWords.Of(facts.Facts, region, facts.InBefore, culture)}",
            (false, true) => $"{OnlyAfter.For(culture)}: {RegionWords.Of(facts.Facts, region, facts.InAfter, culture)}",
            _ => RegionWords.Of(facts.Facts, region, facts.InBefore.And(facts.InAfter), culture),
        };
    }
}
