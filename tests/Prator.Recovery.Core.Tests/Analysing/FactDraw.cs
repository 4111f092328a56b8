namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Draws the facts of a book: of fields, of bands of dates, and derived from facts above.</summary>
internal sealed class FactDraw(Draw draw, DrawnBook book)
{
    private const int MostFacts = 5;
    private const int MostCells = 54;

    private static readonly string[] Operators = ["before", "onOrBefore", "after", "onOrAfter", "beforeDay", "afterDay"];

    private static readonly string[] Boundaries = ["firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt"];

    private readonly List<string> _codes = draw.Shuffled(PlainFields.CodesOf(book.Kind).Keys);
    private readonly List<string> _dates = draw.Shuffled(PlainFields.DatesOf(book.Kind));

    public void Fill(bool isSmall)
    {
        int wanted = isSmall ? 1 : 1 + draw.Below(MostFacts);
        for (int tries = 0; book.Facts.Count < wanted && tries < 20; tries++)
        {
            DrawnFact fact = One($"{book.Letter}f{book.Facts.Count}");
            if (book.CellCount * fact.Bands.Count <= MostCells)
            {
                book.Facts.Add(fact);
            }
        }
    }

    /// <summary>A fact that may be the last of the book.</summary>
    public DrawnFact One(string name) => draw.Below(3) switch
    {
        0 => OfField(name),
        1 => OfBands(name, 2 + draw.Below(5), DateCondition),
        _ => OfBands(name, 2 + draw.Below(3), Condition),
    };

    /// <summary>A condition that may use every fact.</summary>
    public PlainCondition Condition() => draw.Below(10) switch
    {
        0 => new PlainCondition.Not(Simple()),
        1 => new PlainCondition.All([Simple(), Simple()]),
        2 => new PlainCondition.Any([Simple(), DateCondition()]),
        _ => Simple(),
    };

    private DrawnFact OfField(string name)
    {
        string field = draw.One(_codes);
        return new DrawnFact(name, field, [.. PlainFields.CodesOf(book.Kind)[field].Select(v => new DrawnBand(v, null, null))]);
    }

    private DrawnFact OfBands(string name, int count, Func<PlainCondition> condition)
    {
        List<DrawnBand> bands = [];
        for (int i = 0; i < count; i++)
        {
            DrawnText? label = draw.Chance(20) ? new DrawnText($"band {i}", $"band {i}") : null;
            bands.Add(new DrawnBand($"b{i}", i < count - 1 ? condition() : null, label));
        }

        return new DrawnFact(name, null, bands);
    }

    private PlainCondition Simple()
    {
        switch (draw.Below(4))
        {
            case 0 when book.Facts.Count > 0:
                DrawnFact fact = draw.One(book.Facts);
                return new PlainCondition.Took(fact.Name, [.. draw.Some(fact.Bands, notAll: true).Select(b => b.Name)]);
            case 1 when PlainFields.ListsOf(book.Kind).Count > 0:
                return new PlainCondition.Value(draw.One(PlainFields.ListsOf(book.Kind)), [draw.One(PlainFields.SetOrMissing)]);
            case 2:
                return DateCondition();
            default:
                string field = draw.One(_codes);
                return new PlainCondition.Value(field, draw.Some(PlainFields.CodesOf(book.Kind)[field], notAll: true));
        }
    }

    /// <summary>Mostly on the same two dates, so that bands and facts have to do with each other.</summary>
    private PlainCondition DateCondition()
    {
        string date = _dates[draw.Chance(75) ? 0 : 1];
        PlainCondition condition = draw.Below(12) switch
        {
            0 => new PlainCondition.Value(date, [draw.One(PlainFields.SetOrMissing)]),
            1 => new PlainCondition.Compares(date, draw.One(Operators), "asOf"),
            2 => new PlainCondition.Compares("asOf", draw.One(Operators), date),
            3 => new PlainCondition.Compares(_dates[0], draw.One(Operators), _dates[1]),
            _ => new PlainCondition.Compares(date, draw.One(Operators), draw.One(Boundaries)),
        };
        return draw.Below(8) switch
        {
            0 => new PlainCondition.Not(condition),
            1 => new PlainCondition.All([new PlainCondition.Value(date, ["set"]), condition]),
            _ => condition,
        };
    }
}
