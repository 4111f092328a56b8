namespace Prator.Recovery.Core.Policies;

/// <summary>A box on the grid: for each fact the bands that it allows.</summary>
public sealed class Region
{
    private readonly ulong[] _allowed;

    private Region(ulong[] allowed) => _allowed = allowed;

    /// <summary>The whole grid of these facts. A fact has at most 64 bands.</summary>
    public static Region Everywhere(IReadOnlyList<Fact> facts) => new([.. facts.Select(f => ulong.MaxValue >> (64 - f.Bands.Count))]);

    /// <summary>Whether the fact of that number may take the band of that number here.</summary>
    public bool Allows(int fact, int band) => (_allowed[fact] >> band & 1) != 0;

    /// <summary>This region with one fact restricted to some bands besides.</summary>
    public Region Where(int fact, IEnumerable<int> bands)
    {
        ulong[] allowed = [.. _allowed];
        allowed[fact] &= bands.Aggregate(0UL, (mask, band) => mask | 1UL << band);
        return new Region(allowed);
    }

    /// <summary>What this region and another have in common; possibly nothing.</summary>
    public Region And(Region other) => new([.. _allowed.Zip(other._allowed, (a, b) => a & b)]);

    /// <summary>Whether the region holds no cell.</summary>
    public bool IsEmpty => _allowed.Contains(0UL);
}
