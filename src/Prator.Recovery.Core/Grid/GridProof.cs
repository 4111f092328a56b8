using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Two rules that decide the same cells, neither an exception to the other.</summary>
/// <param name="One">The number of the rule that stands first.</param>
/// <param name="Other">The number of the other.</param>
/// <param name="Cells">How many cells.</param>
/// <param name="Examples">The first of them.</param>
internal sealed record Overlap(int One, int Other, int Cells, IReadOnlyList<int> Examples);

/// <summary>
/// The rules of a book laid over its grid, and what is wrong with that. Each cell holds the number of a set of rules; there
/// are only as many sets as the rules make, so that millions of cells cost four bytes each.
/// </summary>
internal sealed class GridProof
{
    /// <summary>No rule decides the cell.</summary>
    public const int Nobody = -1;

    /// <summary>The cell is declared impossible by the declaration of the number <c>FirstImpossible - owner</c>.</summary>
    public const int FirstImpossible = -2;

    /// <summary>So many cells of an overlap are kept to find an item in.</summary>
    public const int ExamplesKept = 40;

    private readonly CellPainter _painter;
    private readonly List<int> _owners = [];
    private readonly List<bool> _disputed = [];

    private GridProof(GridShape shape, CellPainter painter)
    {
        Shape = shape;
        _painter = painter;
    }

    public GridShape Shape { get; }

    /// <summary>The pairs of rules that decide the same cells.</summary>
    public IReadOnlyList<Overlap> Overlaps { get; private set; } = [];

    /// <summary>Whether some cell has no rule and is not declared impossible.</summary>
    public bool HasGap { get; private set; }

    public bool IsClean => !HasGap && Overlaps.Count == 0;

    /// <summary>The number of the rule that decides a cell (of an overlap the first), <see cref="Nobody"/>, or a declaration.</summary>
    public int OwnerOf(int cell) => _owners[_painter[cell]];

    /// <summary>The first cell after a cell that other rules hold in; the number of cells where there is none.</summary>
    public int EndOfStretch(int cell) => _painter.EndOfStretch(cell);

    /// <summary>Whether more than one rule decides a cell.</summary>
    public bool IsDisputed(int cell) => _disputed[_painter[cell]];

    public static GridProof Of<T>(GridShape shape, RuleBook<T> book)
        where T : CareItem
    {
        CellPainter painter = new(shape);
        RuleSets sets = new();
        for (int i = 0; i < book.Rules.Count; i++)
        {
            int rule = i;
            painter.Paint(book.Rules[rule].Regions, state => sets.With(state, rule));
        }

        for (int i = 0; i < book.Impossible.Count; i++)
        {
            int declared = sets.Fixed(FirstImpossible - i);
            painter.Paint(book.Impossible[i].Regions, state => sets.IsFixed(state) ? state : declared);
        }

        GridProof proof = new(shape, painter);
        proof.Settle(sets, new Exceptions(book.Rules));
        return proof;
    }

    private void Settle(RuleSets sets, Exceptions exceptions)
    {
        int[][] left = [.. sets.All.Select(set => set.IsFixed ? [set.Members[0]] : exceptions.Unbeaten(set.Members).ToArray())];
        _owners.AddRange(left.Select(l => l.Length == 0 ? Nobody : l[0]));
        _disputed.AddRange(left.Select(l => l.Length > 1));
        Dictionary<(int, int), (int Cells, List<int> Examples)> overlaps = [];
        for (int cell = 0, end; cell < Shape.CellCount; cell = end)
        {
            end = _painter.EndOfStretch(cell);
            int[] here = left[_painter[cell]];
            HasGap |= here.Length == 0;
            foreach ((int one, int other) in Pairs(here))
            {
                (int cells, List<int> examples) = overlaps.TryGetValue((one, other), out var known) ? known : (0, []);
                examples.AddRange(Enumerable.Range(cell, Math.Min(end - cell, ExamplesKept - examples.Count)));
                overlaps[(one, other)] = (cells + end - cell, examples);
            }
        }

        Overlaps = [.. overlaps.Select(o => new Overlap(o.Key.Item1, o.Key.Item2, o.Value.Cells, o.Value.Examples))];
    }

    private static IEnumerable<(int One, int Other)> Pairs(int[] rules) =>
        rules.SelectMany((one, i) => rules[(i + 1)..].Select(other => (one, other)));

    /// <summary>The cells without a rule, gathered into the largest boxes that hold no others.</summary>
    public IEnumerable<Region> Gaps()
    {
        HashSet<int> told = [];
        for (int cell = 0; HasGap && cell < Shape.CellCount; cell++)
        {
            if (OwnerOf(cell) == Nobody && !told.Contains(cell))
            {
                Region box = GapBox.Around(this, cell);
                told.UnionWith(Shape.CellsOf(box));
                yield return box;
            }
        }
    }

    /// <summary>The sets of rules that hold together somewhere, each with a number; 0 is the empty set.</summary>
    private sealed class RuleSets
    {
        private readonly List<(int[] Members, bool IsFixed)> _all = [([], false)];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        public IReadOnlyList<(int[] Members, bool IsFixed)> All => _all;

        public bool IsFixed(int set) => _all[set].IsFixed;

        /// <summary>The number of a set with one rule more.</summary>
        public int With(int set, int rule) => _all[set].Members.Contains(rule) ? set : Number([.. _all[set].Members, rule], isFixed: false);

        /// <summary>The number of a set that stands for an owner whatever rules hold.</summary>
        public int Fixed(int owner) => Number([owner], isFixed: true);

        private int Number(int[] members, bool isFixed)
        {
            string key = string.Join(',', members);
            if (!_numbers.TryGetValue(key, out int number))
            {
                number = _all.Count;
                _numbers.Add(key, number);
                _all.Add((members, isFixed));
            }

            return number;
        }
    }
}
