using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Ledger;

/// <summary>The rules that are the ledger's own: what it asks before any policy can decide.</summary>
public static class LedgerRule
{
    private static readonly LocalText Note = new(
        "Liggaren frågar innan policyn kan tillämpas: policyn bestämmer utifrån uppgifter, och vilka de är måste avgöras först.",
        "The ledger asks before the policy can be applied: a policy decides by facts, and which these are must be settled first.");

    /// <summary>The rule of an action that two people decided on instead of the policy's.</summary>
    public const string Forced = "L-DECIDED";

    /// <summary>Whether a rule is the ledger's own.</summary>
    public static bool IsOfLedger(string rule) => rule is LedgerQuestion.Sources or LedgerQuestion.Match or LedgerQuestion.Gone or LedgerQuestion.Done
        or LedgerQuestion.Answered or LedgerQuestion.Overtaken or Forced;

    /// <summary>The rule that holds while questions are open: Review, by the first of them, with all of them asked.</summary>
    /// <param name="open">At least one question.</param>
    /// <param name="clause">The clause of the routine that says who answers; null where it has none.</param>
    /// <param name="labelOf">What people call a field.</param>
    public static Rule Of(IReadOnlyList<LedgerQuestion> open, string? clause, Func<string, string> labelOf)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new Rule
        {
            Id = open[0].Code,
            Place = new YamlPlace("ledger", 1, 1),
            Regions = [],
            Action = RecoveryAction.Review,
            Basis = Basis.Interpretation,
            Clause = clause,
            Note = Note,
            Reason = LedgerTexts.Reason(open[0].Code),
            Question = Together(open, labelOf),
        };
    }

    /// <summary>Several questions in one text.</summary>
    public static LocalText Together(IReadOnlyList<LedgerQuestion> questions, Func<string, string> labelOf)
    {
        LocalText[] texts = [.. questions.Select(q => LedgerTexts.Question(q, labelOf))];
        return new LocalText(string.Join(" ", texts.Select(t => t.Swedish)), string.Join(" ", texts.Select(t => t.English)));
    }
}
