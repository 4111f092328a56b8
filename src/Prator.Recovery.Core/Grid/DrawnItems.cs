namespace Prator.Recovery.Core.Grid;

/// <summary>Items drawn by chance, always the same ones: what is known of facts that are too tangled to search.</summary>
internal static class DrawnItems
{
    private const int Seed = 1;
    private const int Drawn = 20_000;

    /// <summary>Values of the properties, by what the items fall into.</summary>
    /// <param name="values">The values of each property that are drawn from.</param>
    /// <param name="fallsInto">What an item with some values falls into.</param>
    public static Dictionary<int, TriedValue[]> Of(TriedValue[][] values, Func<TriedValue[], int> fallsInto)
    {
        Random random = new(Seed);
        Dictionary<int, TriedValue[]> items = [];
        TriedValue[] item = [.. values.Select(v => v[0])];
        for (int i = 0; i < Drawn; i++)
        {
            _ = items.TryAdd(fallsInto(item), [.. item]);
            for (int property = 0; property < item.Length; property++)
            {
                item[property] = values[property][random.Next(values[property].Length)];
            }
        }

        return items;
    }
}
