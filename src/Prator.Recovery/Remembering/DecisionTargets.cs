using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>What a person decides about: items by number or reference, and rejected rows, each once.</summary>
internal sealed class DecisionTargets
{
    private readonly List<DecisionTarget> _given = [];

    public bool IsEmpty => _given.Count == 0;

    /// <summary>Takes a target.</summary>
    /// <param name="given">A number, a text, or an object that has the property Id.</param>
    /// <returns>False where it names nothing.</returns>
    public bool Add(object given)
    {
        if (DecisionTarget.Of(given) is not { } target)
        {
            return false;
        }

        _given.Add(target);
        return true;
    }

    /// <summary>Why a target was not taken.</summary>
    public static string Refusal(object given, DecisionStep step) =>
        step == DecisionStep.Escalate ? Messages.NoItemOrRow(given.GetType().Name) : Messages.NoItem(given.GetType().Name);

    /// <summary>What a ledger has of them, in their order.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="mayBeRow">Whether rejected rows can be meant.</param>
    public IReadOnlyList<FoundTarget> Find(ILedgerReader reader, bool mayBeRow)
    {
        DecisionTarget[] targets = [.. _given.DistinctBy(t => (t.Text.ToUpperInvariant(), t.IsNumber))];
        TargetSearch search = new(reader, targets, mayBeRow);
        return [.. targets.Select(search.Find).DistinctBy(Meant)];
    }

    // An item that is named twice is one; what is refused is told of each.
    private static object Meant(FoundTarget found) => found.Item is { } item ? item.Id : found.Row is { } row ? (row, "row") : found.Target;
}
