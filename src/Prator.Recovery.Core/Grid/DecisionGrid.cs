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

    /// <summary>Whether any fact depends on a property of the items.</summary>
    public bool DecidesBy(string property) => Book.Facts.Any(f => ConditionFields.Of(f).Any(field => field.Property == property));

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
        CellPainter questions = Questions(shape, book, questionSets);
        OutcomeList<T> outcomes = new(book);
        ushort[] table = new ushort[shape.CellCount];
        int cell = 0;
        int owned = 0;
        int asked = 0;
        while (cell < table.Length)
        {
            owned = cell == owned ? proof.EndOfStretch(cell) : owned;
            asked = cell == asked ? questions.EndOfStretch(cell) : asked;
            int end = Math.Min(owned, asked);
            table.AsSpan(cell, end - cell).Fill(outcomes.NumberOf(proof.OwnerOf(cell), questionSets[questions[cell]]));
            cell = end;
        }

        return new DecisionGrid<T>(book, shape, table, [.. outcomes.All]);
    }

    /// <summary>The side questions of each cell: the number of a set of them. None is laid where no rule holds that it is asked beside: that is most of the grid.</summary>
    private static CellPainter Questions(GridShape shape, RuleBook<T> book, List<ulong> sets)
    {
        CellPainter painter = new(shape);
        for (int i = 0; i < book.Questions.Count; i++)
        {
            ulong question = 1UL << i;
            Region[] askedIn = [.. book.Rules.Where(r => book.Questions[i].Rules.Contains(r.Id)).SelectMany(r => r.Regions)];
            painter.Paint(book.Questions[i].Regions.SelectMany(r => askedIn.Select(r.And)), state => NumberOf(sets, sets[state] | question));
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
}
