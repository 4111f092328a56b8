namespace Prator.Recovery.Core.Grid;

/// <summary>Every way to choose one of each of some things, or, where there are too many, as many of them as may be tried.</summary>
internal static class Combinations
{
    /// <summary>So many are tried: a second or two.</summary>
    public const int MostTried = 5_000_000;

    private const int Seed = 1;

    /// <summary>Whether <see cref="Of"/> gives all of them.</summary>
    public static bool AreAllTried(IReadOnlyList<int> sizes) => sizes.Aggregate(1.0, (product, size) => product * size) <= MostTried;

    /// <summary>The combinations, the last thing's choice changing soonest; a drawn sample of them, always the same, where they are too many.</summary>
    /// <param name="sizes">How many choices each thing has; at least one.</param>
    /// <returns>One number a thing, always in the same array.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<int> sizes) => AreAllTried(sizes) ? All(sizes) : Drawn(sizes);

    /// <summary>The combinations, however many.</summary>
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<int[]> All(IReadOnlyList<int> sizes)
    {
        int[] chosen = new int[sizes.Count];
        while (true)
        {
            yield return chosen;
            int next = sizes.Count - 1;
            while (next >= 0 && ++chosen[next] == sizes[next])
            {
                chosen[next--] = 0;
            }

            if (next < 0)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<int[]> Drawn(IReadOnlyList<int> sizes)
    {
        Random random = new(Seed);
        int[] chosen = new int[sizes.Count];
        for (int tried = 0; tried < MostTried; tried++)
        {
            yield return chosen;
            for (int i = 0; i < chosen.Length; i++)
            {
                chosen[i] = random.Next(sizes[i]);
            }
        }
    }
}
