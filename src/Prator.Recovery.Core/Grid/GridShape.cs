using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>The product of all bands of some facts: every cell has a number, every combination of bands a cell.</summary>
public sealed class GridShape
{
    /// <summary>A grid of more cells than this is refused: it would take more than a few seconds and 120 MB to prove.</summary>
    public const int MaxCells = 20_000_000;

    /// <summary>So many of the facts with the most bands are named when a grid is too large.</summary>
    private const int FactsNamed = 5;

    private static readonly System.Globalization.NumberFormatInfo Thousands = new() { NumberGroupSeparator = " " };

    private readonly int[] _strides;

    /// <exception cref="Yaml.YamlRefusedException">The grid would have more than <see cref="MaxCells"/> cells; the facts that make it so are named.</exception>
    internal GridShape(string kind, IReadOnlyList<Fact> facts)
    {
        Facts = facts;
        _strides = new int[facts.Count];
        double cells = facts.Aggregate(1.0, (product, f) => product * f.Bands.Count);
        if (cells > MaxCells)
        {
            throw TooLarge(kind, facts, cells);
        }

        int stride = 1;
        for (int i = facts.Count - 1; i >= 0; i--)
        {
            _strides[i] = stride;
            stride *= facts[i].Bands.Count;
        }

        CellCount = stride;
    }

    public IReadOnlyList<Fact> Facts { get; }

    public int CellCount { get; }

    private static Yaml.YamlRefusedException TooLarge(string kind, IReadOnlyList<Fact> facts, double cells)
    {
        Fact[] largest = [.. facts.OrderByDescending(f => f.Bands.Count).Take(FactsNamed)];
        return new(
            largest[0].Place,
            Messages.GridTooLarge(kind, Written(cells), Written(MaxCells), string.Join(", ", largest.Select(f => Messages.BandsOf(f.Name, f.Bands.Count)))));
    }

    /// <summary>A number as people write it, thousands apart: <c>24 300 000</c>.</summary>
    private static string Written(double number) => number.ToString("#,0", Thousands);

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
        foreach ((int start, int length) in RunsOf(region))
        {
            for (int cell = start; cell < start + length; cell++)
            {
                yield return cell;
            }
        }
    }

    /// <summary>The cells of a region as runs of neighbours, in order.</summary>
    internal IEnumerable<(int Start, int Length)> RunsOf(Region region)
    {
        if (region.IsEmpty)
        {
            yield break;
        }

        // The facts from `whole` on are not restricted, so that each choice of bands before them is one run.
        int whole = Facts.Count;
        while (whole > 0 && region.BandCountOf(whole - 1) == Facts[whole - 1].Bands.Count)
        {
            whole--;
        }

        int[][] allowed = [.. Enumerable.Range(0, whole).Select(f => region.BandsOf(f).Select(b => b * _strides[f]).ToArray())];
        int length = whole == 0 ? CellCount : _strides[whole - 1];
        foreach (int[] chosen in Combinations.All([.. allowed.Select(bands => bands.Length)]))
        {
            int start = 0;
            for (int fact = 0; fact < whole; fact++)
            {
                start += allowed[fact][chosen[fact]];
            }

            yield return (start, length);
        }
    }

    /// <summary>The region of one cell.</summary>
    public Region RegionOf(int cell) => Region.OfCell([.. Facts.Select(f => BandOf(cell, f.Index))]);

    /// <summary>A cell as people read it: <c>created=during, inPrator=no, …</c></summary>
    public string Describe(int cell) =>
        string.Join(", ", Facts.Select(f => $"{f.Name}={f.Bands[BandOf(cell, f.Index)].Name}"));
}
