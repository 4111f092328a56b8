using System.Numerics;

namespace Prator.Recovery.Core.Policies;

/// <summary>A box on the grid: for each fact the bands that it allows. Immutable.</summary>
public sealed class Region
{
    private readonly ulong[] _allowed;

    private Region(ulong[] allowed) => _allowed = allowed;

    /// <summary>The whole grid of these facts. A fact has at most 64 bands.</summary>
    public static Region Everywhere(IReadOnlyList<Fact> facts) => new([.. facts.Select(f => ulong.MaxValue >> (64 - f.Bands.Count))]);

    /// <summary>The region of one cell.</summary>
    public static Region OfCell(IReadOnlyList<int> bands) => new([.. bands.Select(b => 1UL << b)]);

    /// <summary>Whether the fact of that number may take the band of that number here.</summary>
    public bool Allows(int fact, int band) => (_allowed[fact] >> band & 1) != 0;

    /// <summary>The numbers of the bands that a fact may take here, in order.</summary>
    public IReadOnlyList<int> BandsOf(int fact)
    {
        List<int> bands = new(BitOperations.PopCount(_allowed[fact]));
        for (ulong left = _allowed[fact]; left != 0; left &= left - 1)
        {
            bands.Add(BitOperations.TrailingZeroCount(left));
        }

        return bands;
    }

    /// <summary>The bands that a fact may take here, as bits.</summary>
    internal ulong BitsOf(int fact) => _allowed[fact];

    /// <summary>How many bands a fact may take here.</summary>
    public int BandCountOf(int fact) => BitOperations.PopCount(_allowed[fact]);

    /// <summary>This region with one fact restricted to some bands besides.</summary>
    public Region Where(int fact, IEnumerable<int> bands)
    {
        ulong[] allowed = [.. _allowed];
        allowed[fact] &= bands.Aggregate(0UL, (mask, band) => mask | 1UL << band);
        return new Region(allowed);
    }

    /// <summary>This region with all bands of one fact.</summary>
    public Region WithAny(Fact fact)
    {
        ulong[] allowed = [.. _allowed];
        allowed[fact.Index] = ulong.MaxValue >> (64 - fact.Bands.Count);
        return new Region(allowed);
    }

    /// <summary>What this region and another have in common; possibly nothing.</summary>
    public Region And(Region other) => new([.. _allowed.Zip(other._allowed, (a, b) => a & b)]);

    /// <summary>What this region holds beyond another, as regions that do not overlap.</summary>
    public IEnumerable<Region> Minus(Region other)
    {
        if (And(other).IsEmpty)
        {
            yield return this;
            yield break;
        }

        ulong[] rest = [.. _allowed];
        for (int fact = 0; fact < rest.Length; fact++)
        {
            if ((rest[fact] & ~other._allowed[fact]) is not 0 and ulong beyond)
            {
                ulong[] part = [.. rest];
                part[fact] = beyond;
                yield return new Region(part);
                rest[fact] &= other._allowed[fact];
            }
        }
    }

    /// <summary>This region and another as one, where they differ in at most one fact; null where their union is no box.</summary>
    public Region? JoinedWith(Region other)
    {
        int differs = -1;
        for (int fact = 0; fact < _allowed.Length; fact++)
        {
            if (_allowed[fact] != other._allowed[fact])
            {
                if (differs >= 0)
                {
                    return null;
                }

                differs = fact;
            }
        }

        if (differs < 0)
        {
            return this;
        }

        ulong[] joined = [.. _allowed];
        joined[differs] |= other._allowed[differs];
        return new Region(joined);
    }

    /// <summary>In how many facts this region and another allow no band in common.</summary>
    public int FactsApartFrom(Region other) => _allowed.Zip(other._allowed).Count(masks => (masks.First & masks.Second) == 0);

    /// <summary>Whether the region holds no cell.</summary>
    public bool IsEmpty => _allowed.Contains(0UL);

    /// <summary>How many cells the region holds.</summary>
    public long CellCount => _allowed.Aggregate(1L, (cells, mask) => cells * BitOperations.PopCount(mask));
}
