using System.Numerics;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// The order in which properties are given values: so that few values have to be remembered for comparisons with those that
/// are still to come, and few facts stand half derived.
/// </summary>
internal static class FieldOrder
{
    /// <param name="comparedWith">For each property, those that it is compared with, as bits.</param>
    /// <param name="facts">For each fact, the properties that it is derived from, as bits.</param>
    /// <returns>The numbers of the properties.</returns>
    public static int[] Of(ulong[] comparedWith, ulong[] facts)
    {
        List<int> order = [];
        ulong done = 0;
        while (order.Count < comparedWith.Length)
        {
            int next = Enumerable.Range(0, comparedWith.Length)
                .Where(p => (done >> p & 1) == 0)
                .MinBy(p => (Remembered(comparedWith, done | 1UL << p), HalfDerived(facts, done | 1UL << p), p));
            order.Add(next);
            done |= 1UL << next;
        }

        return [.. order];
    }

    private static int Remembered(ulong[] comparedWith, ulong done) =>
        comparedWith.Index().Count(p => (done >> p.Index & 1) != 0 && (p.Item & ~done) != 0);

    private static int HalfDerived(ulong[] facts, ulong done) =>
        facts.Count(fact => (fact & done) != 0 && BitOperations.PopCount(fact & ~done) > 0);
}
