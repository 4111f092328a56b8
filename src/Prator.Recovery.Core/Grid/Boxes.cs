using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Arithmetic on sets of cells that are written as boxes.</summary>
internal static class Boxes
{
    /// <summary>The cells of any of some regions, without those of others, as boxes that do not overlap.</summary>
    public static List<Region> Disjoint(IEnumerable<Region> regions, IReadOnlyList<Region> without)
    {
        List<Region> disjoint = [];
        foreach (Region region in regions.Where(r => !r.IsEmpty))
        {
            disjoint.AddRange(Minus([region], [.. without, .. disjoint]));
        }

        return disjoint;
    }

    /// <summary>The cells of some boxes that are in none of the others.</summary>
    public static List<Region> Minus(List<Region> boxes, IEnumerable<Region> others) =>
        others.Aggregate(boxes, (left, other) => [.. left.SelectMany(box => box.Minus(other))]);

    /// <summary>Disjoint boxes with neighbours joined, until no two of them make one box.</summary>
    public static List<Region> Joined(List<Region> boxes)
    {
        List<Region> joined = [.. boxes];
        for (int i = 0; i < joined.Count; i++)
        {
            for (int j = i + 1; j < joined.Count; j++)
            {
                if (joined[i].JoinedWith(joined[j]) is { } both)
                {
                    joined[i] = both;
                    joined.RemoveAt(j);
                    i = -1;
                    break;
                }
            }
        }

        return joined;
    }
}
