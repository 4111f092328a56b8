namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Finds rules that are exceptions to each other in a circle: where all of them hold, none would be left.</summary>
internal static class ExceptionCircle
{
    /// <summary>The rules of one circle, in the order they win over each other; null where there is none.</summary>
    public static IReadOnlyList<Rule>? Find(IReadOnlyList<Rule> rules)
    {
        HashSet<string> clear = new(StringComparer.Ordinal);
        return rules.Select(r => From(r, [], rules, clear)).FirstOrDefault(c => c is not null);
    }

    private static List<Rule>? From(Rule rule, List<Rule> path, IReadOnlyList<Rule> rules, HashSet<string> clear)
    {
        int start = path.IndexOf(rule);
        if (start >= 0)
        {
            return path[start..];
        }

        if (clear.Contains(rule.Id))
        {
            return null;
        }

        List<Rule>? circle = rule.ExceptionTo
            .SelectMany(id => rules.Where(r => r.Id == id))
            .Select(beaten => From(beaten, [.. path, rule], rules, clear))
            .FirstOrDefault(c => c is not null);
        clear.Add(rule.Id);
        return circle;
    }
}
