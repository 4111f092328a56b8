using CsCheck;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Drawing by chance, in the words that the generator thinks in.</summary>
internal sealed class Draw(PCG random)
{
    /// <summary>A number from zero up to, but not including, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)random.Next((uint)end);

    public bool Chance(int percent) => Below(100) < percent;

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> of)
    {
        List<T> list = [.. of];
        for (int i = list.Count - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>Some of them, at least one, and where <paramref name="notAll"/> at least one less than all.</summary>
    public List<T> Some<T>(IReadOnlyList<T> of, bool notAll = false) =>
        Shuffled(of)[..(1 + Below(Math.Max(1, of.Count - (notAll ? 1 : 0))))];
}
