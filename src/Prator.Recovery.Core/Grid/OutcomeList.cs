using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>The outcomes that a grid's cells have, each made once: a rule with the questions asked beside it.</summary>
internal sealed class OutcomeList<T>(RuleBook<T> book)
    where T : CareItem
{
    private readonly Rule[] _impossible = [.. book.Impossible.Select(ImpossibleRule.Of)];
    private readonly Dictionary<(int Owner, ulong Questions), ushort> _numbers = [];
    private readonly List<Outcome<T>> _all = [];

    public IReadOnlyList<Outcome<T>> All => _all;

    /// <summary>The number of the outcome of cells with an owner, as <see cref="GridProof.OwnerOf"/> gives it.</summary>
    /// <param name="owner">A rule or a declaration.</param>
    /// <param name="questions">The side questions that hold there, as bits; those that are not asked of the rule are left out.</param>
    /// <exception cref="OverflowException">There are more than 65,536 outcomes.</exception>
    public ushort NumberOf(int owner, ulong questions)
    {
        Rule rule = owner >= 0 ? book.Rules[owner] : _impossible[GridProof.FirstImpossible - owner];
        ulong asked = AskedOf(rule, questions);
        if (!_numbers.TryGetValue((owner, asked), out ushort number))
        {
            number = checked((ushort)_all.Count);
            _numbers.Add((owner, asked), number);
            _all.Add(new Outcome<T>(book.Facts, rule, [.. book.Questions.Where((_, i) => (asked >> i & 1) != 0).Select(q => q.Text)]));
        }

        return number;
    }

    private ulong AskedOf(Rule rule, ulong questions)
    {
        ulong asked = 0;
        for (int i = 0; questions >> i != 0 && i < book.Questions.Count; i++)
        {
            asked |= book.Questions[i].Rules.Contains(rule.Id) ? questions & (1UL << i) : 0;
        }

        return asked;
    }
}
