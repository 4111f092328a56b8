namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Decides how boxes are written: what goes to <c>given</c>, what is a list, what is said with <c>not</c>.</summary>
internal sealed class RegionWriting(Draw draw, DrawnBook book)
{
    public void WriteAll()
    {
        foreach (DrawnRegion region in book.Regions())
        {
            Write(region, mustHaveWhen: book.Impossible.Exists(i => i.Region == region) || book.Cases.Exists(c => c.Region == region));
        }
    }

    private void Write(DrawnRegion region, bool mustHaveWhen)
    {
        foreach (bool[][] box in region.GivenBoxes)
        {
            region.Given.Add(NameOf(Restricted(box, [])));
        }

        HashSet<int> said = [];
        if (region.GivenBoxes.Count == 0 && region.Boxes.Count > 0)
        {
            for (int fact = 0; fact < book.Facts.Count; fact++)
            {
                bool[] bands = region.Boxes[0][fact];
                if (bands.Contains(false) && region.Boxes.All(b => b[fact].SequenceEqual(bands)) && draw.Chance(30))
                {
                    int at = fact;
                    region.Given.Add(NameOf([Written(at, bands)]));
                    said.Add(fact);
                }
            }
        }

        List<List<Named>> when = [.. region.Boxes.Select(b => Restricted(b, said))];
        bool saysNothing = when.Count == 0 || when is [{ Count: 0 }];
        region.When = saysNothing && !(mustHaveWhen && when.Count > 0) ? null : when;
    }

    private string NameOf(List<Named> named)
    {
        string name = $"{book.Letter}g{book.Given.Count}";
        book.Given.Add(name, named);
        return name;
    }

    private List<Named> Restricted(bool[][] box, HashSet<int> said) =>
        [.. Enumerable.Range(0, box.Length).Where(f => !said.Contains(f) && box[f].Contains(false)).Select(f => Written(f, box[f]))];

    private Named Written(int fact, bool[] bands)
    {
        bool not = draw.Chance(30);
        string[] named = [.. book.Facts[fact].Bands.Select(b => b.Name).Where((_, b) => bands[b] != not)];
        return new Named(book.Facts[fact].Name, not, draw.Shuffled(named));
    }
}
