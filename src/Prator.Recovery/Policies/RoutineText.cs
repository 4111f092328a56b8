using System.Text;
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
    private const int NarrowestText = 20;

    public static string Of(PolicyInfo policy, int width)
    {
        StringBuilder text = new();
        Write(text, 0, $"{policy.Title} ({policy.Name} {policy.Version})", width);
        Write(text, 0, string.Format(policy.Culture, Between.For(policy.Culture), policy.FirstDayWithoutData, policy.LastManualDay, policy.RegisterFrom, policy.RestoredAt), width);
        foreach (PolicyClause clause in policy.Clauses)
        {
            text.AppendLine();
            Write(text, Indent, clause.Text, width, $"{clause.Id}. ");
            WriteRules(text, clause.Rules, width);
        }

        text.AppendLine();
        Write(text, 0, Interpretations.For(policy.Culture), width);
        WriteRules(text, policy.Rules.Where(r => r.Clause is null), width);
        return text.ToString().TrimEnd();
    }

    private static void WriteRules(StringBuilder text, IEnumerable<PolicyRule> rules, int width)
    {
        foreach (PolicyRule rule in rules)
        {
            Write(text, 2 * Indent, $"{rule.Id} → {rule.Action}: {rule.Reason}", width, firstIndent: Indent);
        }
    }

    /// <summary>Breaks between words; what does not fit on a line by itself runs over.</summary>
    private static void Write(StringBuilder text, int indent, string words, int width, string head = "", int? firstIndent = null)
    {
        int room = Math.Max(NarrowestText, width - 1);
        StringBuilder line = new StringBuilder().Append(' ', firstIndent ?? 0).Append(head.PadRight(head.Length == 0 ? 0 : indent));
        bool isFirst = true;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && line.Length + 1 + word.Length > room)
            {
                text.AppendLine(line.ToString());
                line.Clear().Append(' ', indent);
                isFirst = true;
            }

            line.Append(isFirst ? "" : " ").Append(word);
            isFirst = false;
        }

        text.AppendLine(line.ToString());
    }
}
