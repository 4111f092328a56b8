using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>An item of a ledger with what each of its sources says, so that it can be put together and decided anew.</summary>
internal sealed class LedgerCase<T>
    where T : CareItem
{
    public required ItemRow Row { get; init; }

    public required T? Prator { get; init; }

    public required bool IsInPrator { get; init; }

    public required bool HasExport { get; init; }

    public required T? Log { get; init; }

    public required bool IsInLog { get; init; }

    public required Stay? Stay { get; init; }

    public required bool IsStayPresent { get; init; }

    /// <summary>What was ordered, where an order stands or was verified.</summary>
    public required OrderHistory? Orders { get; init; }

    /// <summary>What all sources and people together say.</summary>
    /// <param name="rules">Of the item's kind.</param>
    /// <param name="people">What people decided.</param>
    /// <param name="open">Takes what must be answered before the policy can decide.</param>
    public T Merged(KindRules<T> rules, StandingDecisions people, out IReadOnlyList<LedgerQuestion> open)
    {
        Disagreements both = new();
        T item = MergedItem.Of(rules, Prator, IsInPrator, HasExport, Log, Stay, IsStayPresent, Row.DeceasedBy, people, both);
        open = [.. Follow.Questions(Row.Asks).Where(q => q.Code == LedgerQuestion.Match && people.Find(LedgerFact.SameAs) is null), .. both.Found];
        return item;
    }

    /// <summary>What each source says of a field now.</summary>
    public IReadOnlyList<string> Said(string field) => MergedItem.Said(field, Prator, IsInPrator, HasExport, Log, Stay, IsStayPresent, Row.DeceasedBy);

    /// <summary>Everything that its next state follows from.</summary>
    public Finding Find(Decision<T> decision, IReadOnlyList<LedgerQuestion> open, StandingDecisions people) =>
        Finding.Of(decision, open, Prator, IsInPrator, Log, IsInLog, Row.Rule == LedgerRule.Duplicate, Orders, people);
}
