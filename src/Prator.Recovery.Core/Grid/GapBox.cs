using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Grows a box around an empty cell as long as everything in it is empty, so that one gap is told once.</summary>
internal static class GapBox
{
    public static Region Around(GridProof proof, int cell)
    {
        GridShape shape = proof.Shape;
        Region everywhere = Region.Everywhere(shape.Facts);
        List<int>[] bands = [.. shape.Facts.Select(f => new List<int> { shape.BandOf(cell, f.Index) })];
        foreach (Fact fact in shape.Facts)
        {
            foreach (int band in Enumerable.Range(0, fact.Bands.Count).Except(bands[fact.Index]).ToArray())
            {
                Region slice = shape.Facts.Aggregate(everywhere, (r, f) => r.Where(f.Index, f == fact ? [band] : bands[f.Index]));
                if (shape.CellsOf(slice).All(c => proof.OwnerOf(c) == GridProof.Nobody))
                {
                    bands[fact.Index].Add(band);
                }
            }
        }

        return shape.Facts.Aggregate(everywhere, (r, f) => r.Where(f.Index, bands[f.Index]));
    }

    /// <summary>The facts that the box restricts, and to what.</summary>
    public static string Describe(GridShape shape, Region box)
    {
        string[] restricted =
        [
            .. from fact in shape.Facts
               let bands = box.BandsOf(fact.Index)
               where bands.Count < fact.Bands.Count
               select $"{fact.Name}: {string.Join(Messages.OrBetween, bands.Select(b => fact.Bands[b].Name))}",
        ];
        return restricted.Length == 0 ? Messages.AllOfIt : string.Join("; ", restricted);
    }
}
