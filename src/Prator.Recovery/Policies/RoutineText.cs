using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Policies;

/// <summary>Writes a policy as a routine: the clauses with what follows from each, then what the policy reads into them.</summary>
internal static class RoutineText
{
    private static readonly LocalText Interpretations = new("Utan stöd i någon punkt (tolkning)", "Without a clause (interpretation)");
    private static readonly LocalText Between = new(
        "Utan data från {0:yyyy-MM-dd}; manuellt till och med {1:yyyy-MM-dd}; registreras från {2:yyyy-MM-dd}; åter i drift {3:yyyy-MM-dd HH:mm}.",
        "No data from {0:yyyy-MM-dd}; manual up to and including {1:yyyy-MM-dd}; registered from {2:yyyy-MM-dd}; restored {3:yyyy-MM-dd HH:mm}.");

    private const int Indent = 4;

    public static string Of(PolicyInfo policy, int width)
    {
        WrappedText text = new(width);
        text.Write($"{policy.Title} ({policy.Name} {policy.Version})");
        text.Write(string.Format(policy.Culture, Between.For(policy.Culture), policy.FirstDayWithoutData, policy.LastManualDay, policy.RegisterFrom, policy.RestoredAt));
        foreach (PolicyClause clause in policy.Clauses)
        {
            text.WriteLine();
            text.Write(clause.Text, Indent, $"{clause.Id}. ");
            WriteRules(text, clause.Rules, policy);
        }

        text.WriteLine();
        text.Write(Interpretations.For(policy.Culture));
        WriteRules(text, policy.Rules.Where(r => r.Clause is null), policy);
        return text.ToString();
    }

    private static void WriteRules(WrappedText text, IEnumerable<PolicyRule> rules, PolicyInfo policy)
    {
        foreach (PolicyRule rule in rules)
        {
            text.Write($"{rule.Id} → {ActionLabels.Of(rule.Action, policy.System).For(policy.Culture)}: {rule.Reason}", 2 * Indent, firstIndent: Indent);
        }
    }
}
