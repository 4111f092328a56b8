using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Which rule is an exception to which, directly. Rules go by their number in the book.</summary>
internal sealed class Exceptions
{
    private readonly List<int>[] _beatenBy;

    public Exceptions(IReadOnlyList<Rule> rules)
    {
        _beatenBy = [.. rules.Select(_ => new List<int>())];
        for (int winner = 0; winner < rules.Count; winner++)
        {
            for (int loser = 0; loser < rules.Count; loser++)
            {
                if (winner != loser && rules[winner].ExceptionTo.Contains(rules[loser].Id))
                {
                    _beatenBy[loser].Add(winner);
                }
            }
        }
    }

    /// <summary>The rules that win over this one wherever both hold.</summary>
    public IReadOnlyList<int> To(int rule) => _beatenBy[rule];

    /// <summary>Of the rules that hold in one cell, those that no other of them is an exception to.</summary>
    public IEnumerable<int> Unbeaten(IReadOnlyList<int> holding) =>
        holding.Count < 2 ? holding : holding.Where(rule => !holding.Any(_beatenBy[rule].Contains));
}
