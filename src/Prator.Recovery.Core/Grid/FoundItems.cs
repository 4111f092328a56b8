namespace Prator.Recovery.Core.Grid;

/// <summary>What a search found: items, as values of properties.</summary>
/// <param name="levels">The items that were kept, by the number of their properties that have values.</param>
internal sealed class FoundItems(SearchLevel[] levels)
{
    /// <summary>How many there are.</summary>
    public int Count => levels[^1].Count;

    /// <summary>The bands of an item's facts, where all combinations were searched for.</summary>
    public int[] BandsOf(int item) => levels[^1].KeyOf(item);

    /// <summary>How many of the values that were best kept are others.</summary>
    public int ChangesOf(int item) => levels[^1][item].Changes;

    /// <summary>The values of an item's properties.</summary>
    public TriedValue[] ValuesOf(int item)
    {
        TriedValue[] values = new TriedValue[levels.Length - 1];
        Read(levels, values.Length, item, values);
        return values;
    }

    /// <summary>Reads the values of an item of some level.</summary>
    public static void Read(SearchLevel[] levels, int level, int item, TriedValue[] values)
    {
        for (int property = level; property > 0; property--)
        {
            (item, values[property - 1], _) = levels[property][item];
        }
    }
}
