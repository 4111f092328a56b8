using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// One small number a cell, changed region by region. What a number stands for is kept once, however many cells have it:
/// four bytes a cell, and no object.
/// </summary>
internal sealed class CellPainter(GridShape shape)
{
    private const int NotAsked = -1;

    private readonly int[] _states = new int[shape.CellCount];

    /// <summary>The state of a cell; 0 where nothing was painted.</summary>
    public int this[int cell] => _states[cell];

    /// <summary>The first cell after a cell that is in another state; the number of cells where none is.</summary>
    public int EndOfStretch(int cell)
    {
        int length = _states.AsSpan(cell).IndexOfAnyExcept(_states[cell]);
        return length < 0 ? _states.Length : cell + length;
    }

    /// <summary>Changes the state of every cell of some regions.</summary>
    /// <param name="regions">Where.</param>
    /// <param name="next">From a state to the one that follows it; asked once a state. A state that it gave must follow itself.</param>
    public void Paint(IEnumerable<Region> regions, Func<int, int> next)
    {
        List<int> known = [];
        foreach ((int start, int length) in regions.SelectMany(shape.RunsOf))
        {
            Span<int> left = _states.AsSpan(start, length);
            while (!left.IsEmpty)
            {
                // Neighbours are mostly alike, and a stretch of them is filled many at a time.
                int other = left.IndexOfAnyExcept(left[0]);
                int alike = other < 0 ? left.Length : other;
                left[..alike].Fill(Next(known, left[0], next));
                left = left[alike..];
            }
        }
    }

    private static int Next(List<int> known, int state, Func<int, int> next)
    {
        while (state >= known.Count)
        {
            known.Add(NotAsked);
        }

        return known[state] == NotAsked ? known[state] = next(state) : known[state];
    }
}
