using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The smallest policy with other episode rules: up to four facts, each a date field's with drawn bands, and rules in a
/// chain, each an exception to all before it, of which the first holds everywhere.
/// </summary>
internal static class DrawnPolicy
{
    private static readonly string[] Fields = ["createdAt", "readyAt", "dischargedAt", "closedAt"];
    private static readonly string[] Bands = ["a", "b", "c", "d"];
    private static readonly string[] OtherBands = ["e", "f", "c", "d"];
    private static readonly string[] Outcomes = ["action: Register\n    basis: Text\n    clause: A1", "action: None\n    basis: Text\n    clause: A2", "action: Register\n    basis: Text\n    clause: A2"];

    public static RecoveryPolicy Of(Random random)
    {
        string facts = "episode:\n";
        List<(string Name, string[] Bands)> drawn = [];
        foreach (string field in Fields.Where((_, i) => i == 0 || random.Next(4) > 0))
        {
            string name = random.Next(5) == 0 ? $"{field}X" : field;
            string[] bands = [.. (random.Next(3) == 0 ? OtherBands : Bands).Where(_ => random.Next(3) > 0)];
            if (bands.Length < 2)
            {
                bands = ["a", "d"];
            }

            random.Shuffle(bands);
            drawn.Add((name, bands));
            facts += $"  - name: {name}\n    label: {{ sv: {name}, en: {name} }}\n    bands:\n";
            for (int i = 0; i < bands.Length; i++)
            {
                facts += $"      - name: {bands[i]}\n" + (i < bands.Length - 1 ? $"        when: {{ field: {field}, {(i == 0 ? "is: missing" : $"before: {Boundaries.Names[i]}")} }}\n" : "");
            }
        }

        string rules = "episode:\n";
        for (int rule = 0; rule < 6; rule++)
        {
            rules += $"  - id: R{rule}\n";
            if (rule > 0)
            {
                rules += $"    when: {{ {string.Join(", ", drawn.Where((_, i) => i == 0 || random.Next(2) == 0).Select(f => $"{f.Name}: {f.Bands[random.Next(f.Bands.Length)]}"))} }}\n";
                rules += $"    exceptionTo: [{string.Join(", ", Enumerable.Range(0, rule).Select(r => $"R{r}"))}]\n";
            }

            rules += $"    {Outcomes[random.Next(Outcomes.Length)]}\n    reason: {{ sv: R, en: R }}\n";
        }

        string impossible = random.Next(2) == 0
            ? ""
            : $"  impossible:\n    episode:\n      - id: X1\n        when: {{ {drawn[0].Name}: {drawn[0].Bands[0]} }}\n        reason: {{ sv: X, en: X }}\n";
        string text = SmallPolicy.Text;
        text = Between(text, "    episode:\n      - name: created", "    sip:\n      - name: ended", Indented(facts));
        text = Between(text, "    episode:\n      older:", "    sip:\n      over:", "");
        text = Between(text, "    episode:\n      - id: OLD", "    sip:\n      - id: ENDED", Indented(rules));
        text = Between(text, "    episode:\n      - id: Q1", "    sip:\n      - id: Q2", "");
        return SmallPolicy.Read(text + impossible);
    }

    private static string Indented(string yaml) => string.Concat(yaml.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"    {l}\n"));

    private static string Between(string text, string from, string to, string replacement)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        int end = text.IndexOf(to, StringComparison.Ordinal);
        return text[..start] + replacement + text[end..];
    }
}
