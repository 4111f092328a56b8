using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Grid;

/// <summary>Lays rules over a grid and proves that every cell has exactly one.</summary>
internal static class GridProof
{
    /// <summary>So many gaps and conflicts are shown one by one; the rest are counted.</summary>
    private const int Shown = 20;

    private const int Nobody = -1;

    /// <summary>So many cells of a gap or conflict are tried for one that an item can fall into.</summary>
    private const int CellsTried = 40;

    /// <summary>The number of the one rule of each cell.</summary>
    /// <param name="kind">What the grid is about, for messages.</param>
    /// <param name="shape">The grid.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="witness">An item that falls into a cell, in words; null where none was found.</param>
    /// <exception cref="YamlRefusedException">There is a gap or a conflict; each is shown with a witness.</exception>
    public static int[] OneRuleEach(string kind, GridShape shape, IReadOnlyList<Rule> rules, Func<int, string?> witness)
    {
        List<int>?[] holding = new List<int>?[shape.CellCount];
        for (int rule = 0; rule < rules.Count; rule++)
        {
            foreach (int cell in rules[rule].Regions.SelectMany(shape.CellsOf))
            {
                List<int> here = holding[cell] ??= new List<int>(1);
                if (!here.Contains(rule))
                {
                    here.Add(rule);
                }
            }
        }

        Exceptions exceptions = new(rules);
        int[] owner = new int[shape.CellCount];
        Dictionary<(int, int), List<int>> conflicts = [];
        for (int cell = 0; cell < owner.Length; cell++)
        {
            int[] left = exceptions.Unbeaten(holding[cell]);
            owner[cell] = left.Length > 0 ? left[0] : Nobody;
            for (int i = 1; i < left.Length; i++)
            {
                if (!conflicts.TryGetValue((left[0], left[i]), out List<int>? cells))
                {
                    conflicts.Add((left[0], left[i]), cells = []);
                }

                cells.Add(cell);
            }
        }

        List<YamlProblem> problems =
        [
            .. conflicts.Select(c => Conflict(kind, rules[c.Key.Item1], rules[c.Key.Item2], c.Value.Count, Example(shape, c.Value, witness))),
            .. Gaps(kind, shape, owner, rules[0].Place, witness),
        ];
        return problems.Count == 0 ? owner : throw new YamlRefusedException(Limited(problems));
    }

    private static YamlProblem Conflict(string kind, Rule one, Rule other, int cells, string example) =>
        new(other.Place, $"conflict: the rules `{one.Id}` and `{other.Id}` both decide {cells} of the grid's cells of `{kind}`, for example {example}. "
            + "Narrow one of them, or let one be `exceptionTo` the other.");

    /// <summary>The first of some cells that an item can fall into, with that item; else the first cell.</summary>
    private static string Example(GridShape shape, IEnumerable<int> cells, Func<int, string?> witness)
    {
        int first = cells.First();
        return cells.Take(CellsTried).Select(cell => witness(cell) is { } item ? $"`{item}`: `{shape.Describe(cell)}`" : null).FirstOrDefault(e => e is not null)
            ?? $"`{shape.Describe(first)}` (no item was found that has these facts; the rules must say what applies all the same)";
    }

    /// <summary>The cells without a rule, gathered into the largest boxes that hold no others.</summary>
    private static IEnumerable<YamlProblem> Gaps(string kind, GridShape shape, int[] owner, YamlPlace rules, Func<int, string?> witness)
    {
        bool[] told = new bool[owner.Length];
        for (int cell = 0; cell < owner.Length; cell++)
        {
            if (owner[cell] == Nobody && !told[cell])
            {
                Region box = GapBox.Around(shape, owner, cell);
                int cells = 0;
                foreach (int inside in shape.CellsOf(box))
                {
                    told[inside] = true;
                    cells++;
                }

                yield return new YamlProblem(
                    rules,
                    $"gap: no rule decides {cells} of the grid's cells of `{kind}` ({GapBox.Describe(shape, box)}), for example {Example(shape, shape.CellsOf(box), witness)}. Add a rule, or widen one.");
            }
        }
    }

    private static List<YamlProblem> Limited(List<YamlProblem> problems) => problems.Count <= Shown
        ? problems
        : [.. problems.Take(Shown), new YamlProblem(problems[Shown].Place, $"and `{problems.Count - Shown}` more gaps and conflicts; mend these first.")];

    /// <summary>Which rule is an exception to which, directly.</summary>
    private sealed class Exceptions(IReadOnlyList<Rule> rules)
    {
        private readonly HashSet<(int, int)> _wins =
        [
            .. from winner in Enumerable.Range(0, rules.Count)
               from loser in Enumerable.Range(0, rules.Count)
               where winner != loser && rules[winner].ExceptionTo.Contains(rules[loser].Id)
               select (winner, loser),
        ];

        /// <summary>Of the rules that hold in one cell, those that no other of them is an exception to.</summary>
        public int[] Unbeaten(List<int>? holding) => holding switch
        {
            null => [],
            [int one] => [one],
            _ => [.. holding.Where(rule => !holding.Exists(other => _wins.Contains((other, rule))))],
        };
    }
}
