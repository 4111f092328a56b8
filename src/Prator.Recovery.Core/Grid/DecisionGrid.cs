using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>
/// A rule book compiled: one small table over the product of all bands, whose cell holds what is decided there.
/// Deciding is a pure function of item, policy and moment: derive the bands, look the cell up.
/// </summary>
/// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
public sealed class DecisionGrid<T>
    where T : CareItem
{
    private const string WhereaboutsFact = "whereabouts";

    private readonly Func<T, Moment, int> _cellOf;
    private readonly ushort[] _table;
    private readonly Outcome<T>[] _outcomes;
    private readonly Fact? _whereabouts;

    private DecisionGrid(RuleBook<T> book, GridShape shape, ushort[] table, Outcome<T>[] outcomes)
    {
        Book = book;
        Shape = shape;
        _table = table;
        _outcomes = outcomes;
        _cellOf = CellCompiler<T>.Cell(shape);
        _whereabouts = book.Facts.FirstOrDefault(f => f.Name == WhereaboutsFact);
    }

    /// <summary>What the grid was compiled from.</summary>
    public RuleBook<T> Book { get; }

    /// <summary>Its facts and cells.</summary>
    public GridShape Shape { get; }

    /// <summary>The cell of an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="asOf">The moment that it is decided for, in the policy's zone.</param>
    public int CellOf(T item, Moment asOf) => _cellOf(item, asOf);

    /// <summary>What is decided in a cell.</summary>
    public Outcome<T> this[int cell] => _outcomes[_table[cell]];

    /// <summary>Decides one item. Never fails: every cell has exactly one rule.</summary>
    /// <inheritdoc cref="CellOf"/>
    public Decision<T> Decide(T item, Moment asOf)
    {
        int cell = _cellOf(item, asOf);
        return new Decision<T>(_outcomes[_table[cell]], item, asOf, cell);
    }

    /// <summary>The band of the fact <c>whereabouts</c> in a cell; null where the policy has no such fact.</summary>
    public string? WhereaboutsOf(int cell) => _whereabouts?.Bands[Shape.BandOf(cell, _whereabouts.Index)].Name;

    /// <param name="proof">The rules on the grid, without gap or conflict.</param>
    /// <param name="book">The rules.</param>
    internal static DecisionGrid<T> Compile(GridProof proof, RuleBook<T> book)
    {
        GridShape shape = proof.Shape;
        List<ulong> questionSets = [0];
        Rule[] impossible = [.. book.Impossible.Select(ImpossibleRule.Of)];
        CellPainter questions = Questions(shape, book, questionSets);
        Dictionary<(int Owner, ulong Questions), ushort> numbers = [];
        List<Outcome<T>> outcomes = [];
        ushort[] table = new ushort[shape.CellCount];
        for (int cell = 0; cell < table.Length; cell++)
        {
            int owner = proof.OwnerOf(cell);
            Rule rule = owner >= 0 ? book.Rules[owner] : impossible[GridProof.FirstImpossible - owner];
            ulong asked = Asked(book.Questions, rule, questionSets[questions[cell]]);
            if (!numbers.TryGetValue((owner, asked), out ushort number))
            {
                number = checked((ushort)outcomes.Count);
                numbers.Add((owner, asked), number);
                outcomes.Add(new Outcome<T>(book.Facts, rule, [.. book.Questions.Where((_, i) => (asked >> i & 1) != 0).Select(q => q.Text)]));
            }

            table[cell] = number;
        }

        return new DecisionGrid<T>(book, shape, table, [.. outcomes]);
    }

    /// <summary>The side questions of each cell: the number of a set of them.</summary>
    private static CellPainter Questions(GridShape shape, RuleBook<T> book, List<ulong> sets)
    {
        CellPainter painter = new(shape);
        for (int i = 0; i < book.Questions.Count; i++)
        {
            ulong question = 1UL << i;
            painter.Paint(book.Questions[i].Regions, state => NumberOf(sets, sets[state] | question));
        }

        return painter;
    }

    private static int NumberOf(List<ulong> sets, ulong set)
    {
        int number = sets.IndexOf(set);
        if (number < 0)
        {
            number = sets.Count;
            sets.Add(set);
        }

        return number;
    }

    private static ulong Asked(IReadOnlyList<SideQuestion> questions, Rule rule, ulong inCell)
    {
        ulong asked = 0;
        for (int i = 0; inCell >> i != 0 && i < questions.Count; i++)
        {
            asked |= questions[i].Rules.Contains(rule.Id) ? inCell & (1UL << i) : 0;
        }

        return asked;
    }
}
