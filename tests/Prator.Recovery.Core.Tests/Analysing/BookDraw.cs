namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Draws the facts, rules, questions, declarations and cases of one book, without gap or conflict.</summary>
internal sealed class BookDraw(Draw draw, DrawnPolicy policy, DrawnBook book)
{
    private const int Nobody = -1;
    private const int Impossible = -2;

    private static readonly string[] Actions = ["None", "Register", "ContinueManually", "ContinueInPrator", "DoNotRegister", "Review"];

    private readonly FactDraw _facts = new(draw, book);
    private readonly List<int[]> _cells = [];
    private int[] _owners = [];

    public void Fill(bool isSmall)
    {
        _facts.Fill(isSmall);
        _cells.AddRange(PlainCheck.Cells(book));
        _owners = [.. _cells.Select(_ => Nobody)];
        DeclareImpossible();
        AddRules();
        for (int tries = draw.Below(4); tries > 0; tries--)
        {
            AddException();
        }

        AddCases();
        AskForTheRest();
        List<DrawnRule> shuffled = draw.Shuffled(book.Rules);
        book.Rules.Clear();
        book.Rules.AddRange(shuffled);
    }

    /// <summary>Declares pairs of bands that no item takes together, where two facts have to do with each other.</summary>
    private void DeclareImpossible()
    {
        if (!draw.Chance(15) || new PlainDerivation(policy, book).Reachable(PlainCheck.MostItems) is not { } reachable)
        {
            return;
        }

        List<int[]> never = [.. _cells.Where(c => !reachable.All(g => g.Reached.Contains(PlainDerivation.Key(g.Facts, c))))];
        for (int i = 0; i < 2 && never.Count > 0 && never.Count < _cells.Count; i++)
        {
            int[] seed = draw.One(never);
            bool[][] box = OfCell(seed);
            foreach (int fact in draw.Shuffled(Enumerable.Range(0, box.Length)))
            {
                bool[][] wider = [.. box.Select((bands, f) => f == fact ? bands.Select(_ => true).ToArray() : bands)];
                box = _cells.Where(c => Allows(wider, c)).All(never.Contains) ? wider : box;
            }

            DrawnRegion region = new();
            region.Boxes.Add(box);
            book.Impossible.Add(new DrawnImpossible($"{book.Letter}I{i}", region, new DrawnText("aldrig", "never")));
            Own(box, Impossible);
        }
    }

    private void AddRules()
    {
        foreach (bool[][] box in Parts([.. book.Facts.Select(f => f.Bands.Select(_ => true).ToArray())], 3))
        {
            if (!_cells.Index().Any(c => Allows(box, c.Item) && _owners[c.Index] != Impossible))
            {
                continue;
            }

            int rule = book.Rules.Count > 0 && draw.Chance(30) ? draw.Below(book.Rules.Count) : book.Rules.Count;
            if (rule == book.Rules.Count)
            {
                book.Rules.Add(NewRule($"{book.Letter}R{rule}"));
            }

            book.Rules[rule].Region.Boxes.Add(box);
            if (draw.Chance(12))
            {
                book.Rules[rule].Region.Boxes.Add(Part(box));
            }

            Own(box, rule);
        }
    }

    private IEnumerable<bool[][]> Parts(bool[][] box, int depth)
    {
        int[] divisible = [.. Enumerable.Range(0, box.Length).Where(f => box[f].Count(b => b) > 1)];
        if (depth == 0 || divisible.Length == 0 || draw.Chance(20))
        {
            return [box];
        }

        int fact = draw.One(divisible);
        int[] bands = [.. Enumerable.Range(0, box[fact].Length).Where(b => box[fact][b])];
        List<int> one = draw.Some(bands, notAll: true);
        return Parts(With(box, fact, one.Contains), depth - 1).Concat(Parts(With(box, fact, b => box[fact][b] && !one.Contains(b)), depth - 1));
    }

    /// <summary>A new rule takes some cells from those that decide them; each of these keeps a cell.</summary>
    private void AddException()
    {
        bool[][] box = Part([.. book.Facts.Select(f => f.Bands.Select(_ => true).ToArray())]);
        int[] taken = [.. Enumerable.Range(0, _cells.Count).Where(c => _owners[c] != Impossible && Allows(box, _cells[c]))];
        int[] losers = [.. taken.Select(c => _owners[c]).Distinct()];
        if (taken.Length == 0 || losers.Any(l => !_owners.Index().Any(o => o.Item == l && !taken.Contains(o.Index))))
        {
            return;
        }

        DrawnRule exception = NewRule($"{book.Letter}X{book.Rules.Count}");
        exception.Region.Boxes.Add(box);
        exception.ExceptionTo.AddRange(losers.Select(l => book.Rules[l].Id));
        foreach (int cell in taken)
        {
            _owners[cell] = book.Rules.Count;
        }

        book.Rules.Add(exception);
    }

    private void AddCases()
    {
        for (int i = draw.Below(4); i > 0; i--)
        {
            int[] decided = [.. Enumerable.Range(0, _cells.Count).Where(c => _owners[c] >= 0)];
            string name = $"{book.Letter}C{book.Cases.Count}";
            if (draw.Chance(35))
            {
                AddCaseByFields(name);
                continue;
            }

            // A case by facts grows around a cell for as long as one rule decides, or nothing can be there.
            int start = draw.One(decided);
            bool[][] box = OfCell(_cells[start]);
            foreach (int fact in draw.Shuffled(Enumerable.Range(0, box.Length)))
            {
                bool[][] wider = With(box, fact, b => true);
                box = Enumerable.Range(0, _cells.Count).All(c => !Allows(wider, _cells[c]) || _owners[c] == _owners[start] || _owners[c] == Impossible) ? wider : box;
            }

            DrawnRegion region = new();
            region.Boxes.Add(box);
            book.Cases.Add(Expecting(name, book.Rules[_owners[start]], region, null));
        }
    }

    private void AddCaseByFields(string name)
    {
        PlainDerivation derivation = new(policy, book);
        Dictionary<string, PlainValue> fields = derivation.FieldsOfFacts().SelectMany(f => f).Distinct().Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => draw.One(derivation.Values(f)));
        int[] cell = derivation.BandsOf(f => fields.TryGetValue(f, out PlainValue? value) ? value : PlainFields.Blank(book.Kind, f));
        int owner = _owners[_cells.FindIndex(c => c.SequenceEqual(cell))];
        if (owner >= 0)
        {
            book.Cases.Add(Expecting(name, book.Rules[owner], null, fields));
        }
    }

    private DrawnCase Expecting(string name, DrawnRule rule, DrawnRegion? region, IReadOnlyDictionary<string, PlainValue>? fields) => new()
    {
        Name = name,
        Region = region,
        Fields = fields,
        Action = rule.Action,
        Rule = rule.Id,
        Reason = draw.Chance(50) ? rule.Reason.Swedish! : rule.Reason.English!,
        Question = rule.Question is { } question && draw.Chance(50) ? question.English : null,
    };

    /// <summary>Asks a question about each fact that no rule uses yet, and now and then asks one more.</summary>
    private void AskForTheRest()
    {
        HashSet<int> asked = [];
        foreach (DrawnFact fact in book.Facts)
        {
            int index = book.Facts.IndexOf(fact);
            bool isUsed = book.Rules.Select(r => r.Region).Concat(book.Questions.Select(q => q.Region)).SelectMany(r => r.Boxes).Any(b => b[index].Contains(false))
                || book.Facts.SelectMany(f => f.Bands).Any(b => b.When?.Facts().Contains(fact.Name) == true)
                || book.Rules.Any(r => r.ExcludeWhen?.Facts().Contains(fact.Name) == true);
            if (book.Cases.Find(c => c.Region is not null) is { Region: { } shown } && !shown.Boxes[0][index].Contains(false) && draw.Chance(15))
            {
                // A case that shows less than it could does not use the fact.
                List<int> some = draw.Some([.. Enumerable.Range(0, fact.Bands.Count)], notAll: true);
                shown.Boxes[0] = With(shown.Boxes[0], index, some.Contains);
            }

            if (!isUsed || draw.Chance(5))
            {
                DrawnRegion region = new();
                List<int> bands = draw.Some([.. Enumerable.Range(0, fact.Bands.Count)], notAll: true);
                region.Boxes.Add(With([.. book.Facts.Select(f => f.Bands.Select(_ => true).ToArray())], index, bands.Contains));
                DrawnRule rule = draw.One(book.Rules);
                bool byActions = draw.Chance(50);
                book.Questions.Add(new DrawnQuestion($"{book.Letter}Q{index}", byActions, [byActions ? rule.Action : rule.Id], region, new DrawnText($"fråga {index}", $"question {index}")));
            }
        }
    }

    private DrawnRule NewRule(string id) => NewRule(draw, policy, book, _facts, id);

    public static DrawnRule NewRule(Draw draw, DrawnPolicy policy, DrawnBook book, FactDraw facts, string id)
    {
        bool isClose = book.Kind == "episode" && draw.Chance(10);
        bool isText = draw.Chance(60);
        string action = isClose ? "Close" : draw.One(Actions);
        return new DrawnRule
        {
            Id = id,
            Region = new DrawnRegion { AlwaysList = draw.Chance(20) },
            Action = action,
            IsText = isText,
            Clause = isText || draw.Chance(20) ? draw.One(policy.Clauses.Where(c => c.Id.StartsWith('V')).ToList()).Id : null,
            Note = isText ? null : new DrawnText("tyst", "silent"),
            Reason = new DrawnText($"skäl {id}", $"reason {id}"),
            Question = action == "Review" || draw.Chance(10) ? new DrawnText($"vad {id}", $"what {id}") : null,
            ExcludeWhen = isClose ? facts.Condition() : null,
        };
    }

    private void Own(bool[][] box, int owner)
    {
        for (int cell = 0; cell < _cells.Count; cell++)
        {
            if (_owners[cell] != Impossible && Allows(box, _cells[cell]))
            {
                _owners[cell] = owner;
            }
        }
    }

    private bool[][] OfCell(int[] cell) => [.. book.Facts.Select((f, i) => f.Bands.Select((_, b) => b == cell[i]).ToArray())];

    /// <summary>A part of a box, possibly all of it, restricted in one or two facts.</summary>
    private bool[][] Part(bool[][] box)
    {
        for (int i = 1 + draw.Below(2); i > 0; i--)
        {
            int fact = draw.Below(box.Length);
            int[] bands = [.. Enumerable.Range(0, box[fact].Length).Where(b => box[fact][b])];
            List<int> some = draw.Some(bands, notAll: true);
            box = With(box, fact, some.Contains);
        }

        return box;
    }

    private static bool[][] With(bool[][] box, int fact, Func<int, bool> allowed) =>
        [.. box.Select((bands, f) => f == fact ? [.. bands.Select((_, b) => allowed(b))] : bands)];

    public static bool Allows(bool[][] box, int[] cell) => cell.Index().All(c => box[c.Index][c.Item]);
}
