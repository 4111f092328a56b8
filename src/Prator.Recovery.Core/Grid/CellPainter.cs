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

    /// <summary>Changes the state of every cell of some regions.</summary>
    /// <param name="regions">Where.</param>
    /// <param name="next">From a state to the one that follows it; asked once a state. A state that it gave must follow itself.</param>
    public void Paint(IEnumerable<Region> regions, Func<int, int> next)
    {
        List<int> known = [];
        foreach ((int start, int length) in regions.SelectMany(shape.RunsOf))
        {
            foreach (ref int state in _states.AsSpan(start, length))
            {
                while (state >= known.Count)
                {
                    known.Add(NotAsked);
                }

                if (known[state] == NotAsked)
                {
                    known[state] = next(state);
                }

                state = known[state];
            }
        }
    }
}
