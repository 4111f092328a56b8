using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>The product of all bands of some facts: every cell has a number, every combination of bands a cell.</summary>
public sealed class GridShape
{
    /// <summary>A grid of more cells than this is refused: it would be slow to prove and is surely a mistake.</summary>
    public const int MaxCells = 4_000_000;

    private readonly int[] _strides;

    internal GridShape(IReadOnlyList<Fact> facts)
    {
        Facts = facts;
        _strides = new int[facts.Count];
        long cells = 1;
        for (int i = facts.Count - 1; i >= 0; i--)
        {
            _strides[i] = (int)cells;
            cells *= facts[i].Bands.Count;
            if (cells > MaxCells)
            {
                throw new Yaml.YamlRefusedException(facts[i].Place, $"with the fact `{facts[i].Name}` the grid has more than {MaxCells} cells; merge bands that no rule tells apart.");
            }
        }

        CellCount = (int)cells;
    }

    public IReadOnlyList<Fact> Facts { get; }

    public int CellCount { get; }

    /// <summary>The number of the band that a fact takes in a cell.</summary>
    public int BandOf(int cell, int fact) => cell / _strides[fact] % Facts[fact].Bands.Count;

    /// <summary>The cell where the facts take these bands, one number a fact.</summary>
    public int CellOf(IReadOnlyList<int> bands)
    {
        int cell = 0;
        for (int fact = 0; fact < _strides.Length; fact++)
        {
            cell += Stride(fact) * bands[fact];
        }

        return cell;
    }

    /// <summary>How far apart two neighbouring bands of a fact lie.</summary>
    public int Stride(int fact) => _strides[fact];

    /// <summary>The cells of a region, in order.</summary>
    public IEnumerable<int> CellsOf(Region region)
    {
        int[][] allowed = [.. Facts.Select(f => Enumerable.Range(0, f.Bands.Count).Where(b => region.Allows(f.Index, b)).Select(b => b * Stride(f.Index)).ToArray())];
        return CellsFrom(allowed, 0, 0);
    }

    private static IEnumerable<int> CellsFrom(int[][] allowed, int fact, int cell)
    {
        if (fact == allowed.Length)
        {
            yield return cell;
            yield break;
        }

        if (fact == allowed.Length - 1)
        {
            foreach (int offset in allowed[fact])
            {
                yield return cell + offset;
            }

            yield break;
        }

        foreach (int offset in allowed[fact])
        {
            foreach (int inner in CellsFrom(allowed, fact + 1, cell + offset))
            {
                yield return inner;
            }
        }
    }

    /// <summary>A cell as people read it: <c>created=during, inPrator=no, …</c></summary>
    public string Describe(int cell) =>
        string.Join(", ", Facts.Select(f => $"{f.Name}={f.Bands[BandOf(cell, f.Index)].Name}"));
}
