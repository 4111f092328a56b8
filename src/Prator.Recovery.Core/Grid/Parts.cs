namespace Prator.Recovery.Core.Grid;

/// <summary>Which of some things, by number, hang together.</summary>
internal sealed class Parts
{
    private readonly int[] _parents;

    public Parts(int count) => _parents = [.. Enumerable.Range(0, count)];

    /// <summary>Says that all of these hang together.</summary>
    public void Join(IEnumerable<int> things)
    {
        int? first = null;
        foreach (int thing in things)
        {
            first ??= thing;
            _parents[RootOf(thing)] = RootOf(first.Value);
        }
    }

    /// <summary>The things, gathered by what hangs together; in order.</summary>
    public IReadOnlyList<int[]> All() => [.. Enumerable.Range(0, _parents.Length).GroupBy(RootOf).Select(g => g.ToArray())];

    private int RootOf(int thing) => _parents[thing] == thing ? thing : _parents[thing] = RootOf(_parents[thing]);
}
