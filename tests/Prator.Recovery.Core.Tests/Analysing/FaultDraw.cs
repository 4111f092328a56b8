namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>
/// Plants faults and remembers what each must be found as. A book gets at most one fault in its grid, so that none hides
/// another; the faults of the other kinds do not touch each other.
/// </summary>
internal sealed class FaultDraw(Draw draw, DrawnPolicy policy)
{
    private readonly HashSet<DrawnBook> _spoiltGrids = [];
    private readonly HashSet<DrawnBook> _spoiltCases = [];
    private int _next;

    /// <summary>Plants a fault of a kind drawn by chance, where the policy has room for one.</summary>
    public void PlantOne()
    {
        for (int tries = 0; tries < 8; tries++)
        {
            if (Plant(draw.Below(13)) is { } fault)
            {
                policy.Planted.Add(fault);
                return;
            }
        }
    }

    private PlantedFault? Plant(int kind)
    {
        DrawnBook book = draw.One(policy.Books);
        DrawnRule rule = draw.One(book.Rules);
        return kind switch
        {
            0 => UncitedClause(),
            1 => MissingText(),
            2 => BoundaryOrder(),
            3 => Case(book),
            4 when rule is { IsText: true, Clause: not null } => MissingClause(rule),
            5 when rule.Note is { Swedish: not null, English: not null } => MissingNote(rule),
            < 6 => null,
            _ when _spoiltGrids.Contains(book) => null,
            _ => InGrid(kind, book),
        };
    }

    private PlantedFault? InGrid(int kind, DrawnBook book)
    {
        PlantedFault? fault = kind switch
        {
            6 or 7 => Gap(book),
            8 => Conflict(book),
            9 => DeadRule(book),
            10 => Covered(book),
            11 => UnusedFact(book),
            _ => Disproved(book),
        };
        if (fault is not null)
        {
            _spoiltGrids.Add(book);
        }

        return fault;
    }

    private PlantedFault UncitedClause()
    {
        string id = $"P{_next++}";
        policy.Clauses.Insert(draw.Below(policy.Clauses.Count + 1), (id, new DrawnText("oanvänd", "unused")));
        return Told("UncitedClause", id);
    }

    private PlantedFault? MissingText()
    {
        (string? rule, DrawnText text) = draw.One(policy.Texts().ToList());
        if (text.Swedish is null || text.English is null)
        {
            return null;
        }

        text.WritesNothing = draw.Chance(30);
        if (draw.Chance(50))
        {
            text.Swedish = null;
        }
        else
        {
            text.English = null;
        }

        return Told("MissingText", rule);
    }

    private PlantedFault? BoundaryOrder()
    {
        // Other boundaries could make true what a declaration wrongly says.
        if (policy.Planted.Exists(p => p.Kind is "BoundaryOrder" or "Disproved"))
        {
            return null;
        }

        switch (draw.Below(3))
        {
            case 0:
                policy.Last = policy.First.AddDays(-1 - draw.Below(5));
                policy.From = policy.Last.AddDays(1);
                break;
            case 1:
                policy.From = policy.From.AddDays(draw.Chance(50) ? 1 + draw.Below(5) : -1);
                break;
            default:
                policy.Restored = policy.Restored.AddDays(-5);
                break;
        }

        return Told("BoundaryOrder", null);
    }

    private PlantedFault? Case(DrawnBook book)
    {
        // Where declarations take all cells of a case, there is nothing left for it to be wrong about.
        List<DrawnCase> wrongable = [.. book.Cases.Where(c => c.Region is not { } region || PossibleCells(book).Any(cell => region.Boxes.Exists(b => BookDraw.Allows(b, cell))))];
        if (wrongable.Count == 0 || _spoiltGrids.Contains(book))
        {
            return null;
        }

        // A case that is spoilt twice may be whole again.
        DrawnCase example = draw.One(wrongable);
        if (policy.Planted.Exists(p => p.Key == $"Case {example.Name}"))
        {
            return null;
        }

        switch (draw.Below(4))
        {
            case 0:
                example.Reason = "nonsense";
                break;
            case 1:
                example.Question = "nonsense";
                break;
            case 2 when example.Region is not null && book.Rules.Count > 1:
                example.Rule = draw.One(book.Rules.Where(r => r.Id != example.Rule).ToList()).Id;
                break;
            default:
                example.Action = example.Action == "Register" ? "None" : "Register";
                break;
        }

        _spoiltCases.Add(book);
        return Told("Case", example.Name);
    }

    private static PlantedFault MissingClause(DrawnRule rule)
    {
        rule.Clause = null;
        return Told("MissingClause", rule.Id);
    }

    private static PlantedFault MissingNote(DrawnRule rule)
    {
        rule.Note = null;
        return Told("MissingNote", rule.Id);
    }

    /// <summary>A cell that one rule holds in is taken from it, or the rule is removed.</summary>
    private PlantedFault? Gap(DrawnBook book)
    {
        var held = PossibleCells(book).Select(c => (Cell: c, Holding: book.Rules.Where(r => HoldsIn(r, c)).ToArray())).Where(c => c.Holding.Length == 1).ToList();
        if (held.Count == 0)
        {
            return null;
        }

        (int[] cell, DrawnRule[] holding) = draw.One(held);
        DrawnRule rule = holding[0];
        if (draw.Chance(25) && book.Rules.Count > 1 && !IsNamed(book, rule) && !policy.Planted.Exists(p => p.Key.EndsWith($" {rule.Id}", StringComparison.Ordinal)))
        {
            book.Rules.Remove(rule);
            return new PlantedFault("Gap", $"{book.Kind} {string.Join(',', cell)}");
        }

        List<bool[][]> narrowed = [];
        foreach (bool[][] box in rule.Region.Boxes)
        {
            int[] divisible = [.. Enumerable.Range(0, box.Length).Where(f => box[f].Count(b => b) > 1)];
            if (!BookDraw.Allows(box, cell))
            {
                narrowed.Add(box);
            }
            else if (divisible.Length > 0)
            {
                int fact = draw.One(divisible);
                narrowed.Add([.. box.Select((bands, f) => bands.Select((b, i) => b && (f != fact || i != cell[fact])).ToArray())]);
            }
        }

        if (narrowed.Count == 0)
        {
            return null;
        }

        rule.Region.Boxes.Clear();
        rule.Region.Boxes.AddRange(narrowed);
        return new PlantedFault("Gap", $"{book.Kind} {string.Join(',', cell)}");
    }

    /// <summary>An exception is one no more, or one or two new rules decide what is decided already.</summary>
    private PlantedFault? Conflict(DrawnBook book)
    {
        DrawnRule[] exceptions = [.. book.Rules.Where(r => r.ExceptionTo.Count > 0)];
        if (exceptions.Length > 0 && draw.Chance(40))
        {
            DrawnRule exception = draw.One(exceptions);
            string loser = draw.One(exception.ExceptionTo);
            exception.ExceptionTo.Remove(loser);
            DrawnRule[] pair = [exception, book.Rules.Single(r => r.Id == loser)];
            if (PossibleCells(book).Any(c => Deciding(book, c).Intersect(pair).Count() == 2))
            {
                return Disputed(book, pair[0], pair[1]);
            }

            exception.ExceptionTo.Add(loser);
            return null;
        }

        int[] cell = draw.One(PossibleCells(book).ToList());
        DrawnRule owner = Deciding(book, cell).Single();
        DrawnRule[] added = [NewRule(book), NewRule(book)];
        foreach (DrawnRule rule in added.Take(draw.Chance(30) ? 2 : 1))
        {
            rule.Region.Boxes.Add([.. cell.Select((band, f) => book.Facts[f].Bands.Select((_, b) => b == band || draw.Chance(30)).ToArray())]);
            Insert(book, rule);
        }

        return book.Rules.Contains(added[1]) && draw.Chance(50) ? Disputed(book, added[0], added[1]) : Disputed(book, owner, added[0]);
    }

    /// <summary>A rule that contradicts itself, or one where nothing can be.</summary>
    private PlantedFault? DeadRule(DrawnBook book)
    {
        int fact = draw.Below(book.Facts.Count);
        int band = draw.Below(book.Facts[fact].Bands.Count);
        bool[][] one = Everywhere(book, fact, b => b == band);
        bool[][] other = Everywhere(book, fact, b => b != band);
        DrawnRule rule = NewRule(book);
        switch (draw.Below(4))
        {
            case 0:
                rule.Region.GivenBoxes.AddRange([one, other]);
                break;
            case 1 when book.Impossible.Count > 0:
                rule.Region.Boxes.Add(draw.One(book.Impossible).Region.Boxes[0]);
                break;
            case 2:
                // One alternative of a rule that is there, beside those that can hold.
                rule = draw.One(book.Rules);
                bool[] used = [.. book.Facts[fact].Bands.Select((_, b) => rule.Region.Boxes.Exists(x => x[fact][b]))];
                if (!used.Contains(false))
                {
                    return null;
                }

                rule.Region.GivenBoxes.Add(Everywhere(book, fact, b => used[b]));
                rule.Region.Boxes.Add(Everywhere(book, fact, b => !used[b]));
                return Told("DeadRule", rule.Id);
            default:
                rule.Region.GivenBoxes.Add(one);
                rule.Region.Boxes.Add(other);
                break;
        }

        Insert(book, rule);
        return Told("DeadRule", rule.Id);
    }

    /// <summary>A new rule to which a rule is an exception wherever the new one holds.</summary>
    private PlantedFault Covered(DrawnBook book)
    {
        int[] cell = draw.One(PossibleCells(book).ToList());
        DrawnRule winner = Deciding(book, cell).Single();
        DrawnRule rule = NewRule(book);
        rule.Region.Boxes.Add(winner.Region.Boxes.First(b => BookDraw.Allows(b, cell)));
        winner.ExceptionTo.Add(rule.Id);
        Insert(book, rule);
        return Told("Covered", rule.Id);
    }

    private PlantedFault? UnusedFact(DrawnBook book)
    {
        DrawnFact fact = new FactDraw(draw, book).One($"{book.Letter}P{_next++}");
        if (book.CellCount * fact.Bands.Count > 300)
        {
            return null;
        }

        book.Facts.Add(fact);
        if (book.Impossible.Count > 0 && new PlainDerivation(policy, book).Reachable(PlainCheck.MostItems) is null)
        {
            book.Facts.Remove(fact);
            return null;
        }

        foreach (List<bool[][]> boxes in book.Regions().SelectMany(r => new[] { r.Boxes, r.GivenBoxes }))
        {
            bool[][][] wider = [.. boxes.Select(b => b.Append([.. fact.Bands.Select(_ => true)]).ToArray())];
            boxes.Clear();
            boxes.AddRange(wider);
        }

        return Told("UnusedFact", fact.Name);
    }

    /// <summary>A declaration that something can't be which can.</summary>
    private PlantedFault? Disproved(DrawnBook book)
    {
        if (_spoiltCases.Contains(book) || new PlainDerivation(policy, book).Reachable(PlainCheck.MostItems) is not { } reachable)
        {
            return null;
        }

        int[] cell = draw.One(PossibleCells(book).Where(c => reachable.All(g => g.Reached.Contains(PlainDerivation.Key(g.Facts, c)))).ToList());
        DrawnRegion region = new();
        region.Boxes.Add([.. cell.Select((band, f) => book.Facts[f].Bands.Select((_, b) => b == band || draw.Chance(15)).ToArray())]);
        string id = $"{book.Letter}P{_next++}";
        book.Impossible.Insert(draw.Below(book.Impossible.Count + 1), new DrawnImpossible(id, region, new DrawnText("aldrig", "never")));
        return Told("Disproved", id);
    }

    private DrawnRule NewRule(DrawnBook book) => BookDraw.NewRule(draw, policy, book, new FactDraw(draw, book), $"{book.Letter}P{_next++}");

    private void Insert(DrawnBook book, DrawnRule rule) => book.Rules.Insert(draw.Below(book.Rules.Count + 1), rule);

    private static PlantedFault Told(string kind, string? about) => new(kind, $"{(kind == "Disproved" ? "Gap" : kind)} {about}");

    private static PlantedFault Disputed(DrawnBook book, DrawnRule one, DrawnRule other) =>
        book.Rules.IndexOf(one) < book.Rules.IndexOf(other)
            ? new PlantedFault("Conflict", $"{other.Id} {one.Id}")
            : new PlantedFault("Conflict", $"{one.Id} {other.Id}");

    private static IEnumerable<int[]> PossibleCells(DrawnBook book) =>
        PlainCheck.Cells(book).Where(c => !book.Impossible.Exists(i => i.Region.Boxes.Exists(b => BookDraw.Allows(b, c))));

    private static bool HoldsIn(DrawnRule rule, int[] cell) => rule.Region.Boxes.Exists(b => BookDraw.Allows(b, cell));

    private static DrawnRule[] Deciding(DrawnBook book, int[] cell)
    {
        DrawnRule[] holding = [.. book.Rules.Where(r => HoldsIn(r, cell))];
        return [.. holding.Where(r => !holding.Any(other => other.ExceptionTo.Contains(r.Id)))];
    }

    private static bool[][] Everywhere(DrawnBook book, int fact, Func<int, bool> allowed) =>
        [.. book.Facts.Select((f, i) => f.Bands.Select((_, b) => i != fact || allowed(b)).ToArray())];

    private static bool IsNamed(DrawnBook book, DrawnRule rule) =>
        book.Rules.Exists(r => r.ExceptionTo.Contains(rule.Id)) || book.Questions.Exists(q => q.Of.Contains(rule.Id)) || book.Cases.Exists(c => c.Rule == rule.Id);
}
