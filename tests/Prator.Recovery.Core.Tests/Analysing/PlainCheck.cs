using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>
/// Examines a drawn policy by brute force: every cell is listed and every rule tried in it, by names and loops. Shares no
/// code with the analyser; made from docs/policy-format.md.
/// </summary>
internal sealed class PlainCheck
{
    /// <summary>Facts that more made-up items would have to be tried for are declared nothing of.</summary>
    public const int MostItems = 5_000;

    /// <summary>Where nothing is declared, rules are asked whether an item reaches them if so few have to be tried.</summary>
    private const int FewItems = 300;

    private readonly DrawnPolicy _policy;
    private readonly DrawnBook _book;
    private readonly PlainFindings _found;
    private readonly List<string> _impossible = [];
    private readonly Dictionary<string, List<DrawnRule>> _deciding = [];
    private readonly Dictionary<string, List<DrawnRule>> _holding = [];

    private PlainCheck(DrawnPolicy policy, DrawnBook book, PlainFindings found)
    {
        _policy = policy;
        _book = book;
        _found = found;
    }

    public static PlainFindings Of(DrawnPolicy policy)
    {
        PlainFindings found = new();
        Head(policy, found);
        foreach (DrawnBook book in policy.Books)
        {
            PlainCheck check = new(policy, book, found);
            check.LayRules();
            check.Declarations();
            check.Rules();
            check.Reaches();
            check.Facts();
            foreach (DrawnCase example in book.Cases.Where(c => !check.Holds(c)))
            {
                found.Tell(FindingKind.Case, example.Name);
            }
        }

        return found;
    }

    /// <summary>Every cell of a book's grid: the number of the band of each fact.</summary>
    public static IEnumerable<int[]> Cells(DrawnBook book)
    {
        int[] cell = new int[book.Facts.Count];
        do
        {
            yield return [.. cell];
        }
        while (PlainDerivation.Next(cell, f => book.Facts[f].Bands.Count));
    }

    private static void Head(DrawnPolicy policy, PlainFindings found)
    {
        bool[] inOrder = [policy.First <= policy.Last, policy.From.DayNumber - policy.Last.DayNumber == 1, DateOnly.FromDateTime(policy.Restored) >= policy.From];
        foreach (bool _ in inOrder.Where(o => !o))
        {
            found.Tell(FindingKind.BoundaryOrder, null);
        }

        foreach ((string? rule, DrawnText text) in policy.Texts())
        {
            if (text.Swedish is null || text.English is null)
            {
                found.Tell(FindingKind.MissingText, rule);
            }
        }

        DrawnRule[] rules = [.. policy.Books.SelectMany(b => b.Rules)];
        foreach ((string id, _) in policy.Clauses)
        {
            if (!policy.Routing.Contains(id) && !rules.Any(r => r.Clause == id))
            {
                found.Tell(FindingKind.UncitedClause, id);
            }
        }

        foreach (DrawnRule rule in rules)
        {
            if (rule.IsText && rule.Clause is null)
            {
                found.Tell(FindingKind.MissingClause, rule.Id);
            }

            if (!rule.IsText && rule.Note is null)
            {
                found.Tell(FindingKind.MissingNote, rule.Id);
            }
        }
    }

    private void LayRules()
    {
        List<bool[][]> impossible = [.. _book.Impossible.SelectMany(i => Alternatives(i.Region))];
        List<(DrawnRule Rule, List<bool[][]> Alternatives)> rules = [.. _book.Rules.Select(r => (r, Alternatives(r.Region)))];
        foreach (int[] cell in Cells(_book))
        {
            string name = string.Join(',', cell);
            if (impossible.Exists(i => Allows(i, cell)))
            {
                _impossible.Add(name);
                continue;
            }

            List<DrawnRule> holding = [.. rules.Where(r => r.Alternatives.Exists(a => Allows(a, cell))).Select(r => r.Rule)];
            List<DrawnRule> deciding = [.. holding.Where(r => !holding.Any(other => other.ExceptionTo.Contains(r.Id)))];
            _holding[name] = holding;
            _deciding[name] = deciding;
            if (deciding.Count == 0)
            {
                _found.Gaps[_book.Kind].Add(name);
            }

            for (int i = 0; i < deciding.Count; i++)
            {
                for (int j = i + 1; j < deciding.Count; j++)
                {
                    string pair = $"{deciding[j].Id} {deciding[i].Id}";
                    _found.Conflicts[pair] = _found.Conflicts.GetValueOrDefault(pair) + 1;
                    (_found.Disputed.TryGetValue(pair, out HashSet<string>? cells) ? cells : _found.Disputed[pair] = []).Add(name);
                }
            }
        }
    }

    /// <summary>A declaration is disproved by an item that reaches one of its cells.</summary>
    private void Declarations()
    {
        if (_book.Impossible.Count == 0)
        {
            return;
        }

        IReadOnlyList<(int[] Facts, HashSet<string> Reached)> reachable = new PlainDerivation(_policy, _book).Reachable(int.MaxValue)!;
        foreach (DrawnImpossible declared in _book.Impossible)
        {
            List<bool[][]> alternatives = Alternatives(declared.Region);
            if (Cells(_book).Any(c => alternatives.Exists(a => Allows(a, c)) && reachable.All(g => g.Reached.Contains(PlainDerivation.Key(g.Facts, c)))))
            {
                _found.Tell(FindingKind.Gap, declared.Id);
            }
        }
    }

    private void Rules()
    {
        foreach (DrawnRule rule in _book.Rules)
        {
            List<bool[][]> alternatives = Alternatives(rule.Region);
            List<bool[][]> never = [.. alternatives.Where(a => a.Any(f => !f.Contains(true)))];
            bool holds = _holding.Values.Any(h => h.Contains(rule));
            if (never.Count > 0 || !holds)
            {
                _found.Tell(FindingKind.DeadRule, rule.Id);
            }

            if (holds && !_holding.Any(h => h.Value.Contains(rule) && !h.Value.Any(other => other.ExceptionTo.Contains(rule.Id))))
            {
                _found.Tell(FindingKind.Covered, rule.Id);
            }

            // Of a rule that contradicts itself throughout, only that is told.
            foreach (DrawnRule other in _book.Rules.Where(r => rule.ExceptionTo.Contains(r.Id) && never.Count < alternatives.Count))
            {
                List<bool[][]> others = Alternatives(other.Region);
                if (!Cells(_book).Any(c => alternatives.Exists(a => Allows(a, c)) && others.Exists(a => Allows(a, c))))
                {
                    _found.IdleExceptions.Add($"{rule.Id} {other.Id}");
                }
            }
        }
    }

    private void Reaches()
    {
        if (new PlainDerivation(_policy, _book).Reachable(_book.Impossible.Count > 0 ? MostItems : FewItems) is not { } reachable)
        {
            return;
        }

        HashSet<string> reached = [.. Cells(_book).Where(c => reachable.All(g => g.Reached.Contains(PlainDerivation.Key(g.Facts, c)))).Select(c => string.Join(',', c))];
        foreach (DrawnRule rule in _book.Rules)
        {
            string[] decides = [.. _deciding.Where(d => d.Value.Contains(rule)).Select(d => d.Key)];
            _found.Judged.Add(rule.Id);
            if (decides.Length > 0 && !decides.Any(reached.Contains))
            {
                _found.Unreached.Add(rule.Id);
            }
        }
    }

    private void Facts()
    {
        HashSet<string> named =
        [
            .. _book.Rules.Select(r => r.Region).Concat(_book.Questions.Select(q => q.Region)).SelectMany(r => (r.When ?? []).Concat(r.Given.Select(g => _book.Given[g].ToList()))).SelectMany(a => a).Select(n => n.Fact),
            .. _book.Rules.Select(r => r.ExcludeWhen).OfType<PlainCondition>().SelectMany(c => c.Facts()),
            .. _book.Facts.SelectMany(f => f.Bands).Select(b => b.When).OfType<PlainCondition>().SelectMany(c => c.Facts()),
        ];
        foreach (DrawnFact fact in _book.Facts.Where(f => !named.Contains(f.Name)))
        {
            _found.Tell(FindingKind.UnusedFact, fact.Name);
        }
    }

    private bool Holds(DrawnCase example)
    {
        if (example.Fields is { } fields)
        {
            int[] cell = new PlainDerivation(_policy, _book).BandsOf(f => fields.TryGetValue(f, out PlainValue? value) ? value : PlainFields.Blank(_book.Kind, f));
            return !_impossible.Contains(string.Join(',', cell)) && Holds(example, cell);
        }

        List<bool[][]> alternatives = Alternatives(example.Region!);
        return Cells(_book).Where(c => alternatives.Exists(a => Allows(a, c))).All(c => _impossible.Contains(string.Join(',', c)) || Holds(example, c));
    }

    private bool Holds(DrawnCase example, int[] cell) =>
        _deciding[string.Join(',', cell)] is [{ } rule]
        && rule.Id == example.Rule
        && rule.Action == example.Action
        && rule.Reason.Holds(example.Reason)
        && (example.Question is not { } asked || Questions(rule, cell).Any(q => q.Holds(asked)));

    private IEnumerable<DrawnText> Questions(DrawnRule rule, int[] cell)
    {
        if (rule.Question is { } own)
        {
            yield return own;
        }

        foreach (DrawnQuestion question in _book.Questions)
        {
            if (question.Of.Contains(question.ByActions ? rule.Action : rule.Id) && Alternatives(question.Region).Exists(a => Allows(a, cell)))
            {
                yield return question.Text;
            }
        }
    }

    private static bool Allows(bool[][] box, int[] cell)
    {
        for (int fact = 0; fact < cell.Length; fact++)
        {
            if (!box[fact][cell[fact]])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is written, as boxes: each alternative with all that is given.</summary>
    private List<bool[][]> Alternatives(DrawnRegion region)
    {
        List<Named> given = [.. region.Given.SelectMany(g => _book.Given[g])];
        return [.. (region.When ?? [[]]).Select(alternative => Box([.. given, .. alternative]))];
    }

    private bool[][] Box(IReadOnlyList<Named> named) =>
    [
        .. _book.Facts.Select(fact => fact.Bands
            .Select(band => named.All(n => n.Fact != fact.Name || n.Bands.Contains(band.Name) != n.Not))
            .ToArray()),
    ];
}
