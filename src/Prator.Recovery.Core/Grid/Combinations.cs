namespace Prator.Recovery.Core.Grid;

/// <summary>Every way to choose one of each of some things.</summary>
internal static class Combinations
{
    /// <summary>The combinations, the last thing's choice changing soonest.</summary>
    /// <param name="sizes">How many choices each thing has; at least one.</param>
    /// <returns>One number a thing, always in the same array.</returns>
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
}
