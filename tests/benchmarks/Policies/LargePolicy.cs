using System.Globalization;
using System.Text;

namespace Prator.Recovery.Benchmarks.Policies;

/// <summary>
/// The text of an invented policy for episodes: facts of ten bands each, and rules drawn so that every cell has exactly one.
/// </summary>
/// <remarks>
/// The grid is split in two at a fact drawn by chance, and one of the parts again, until each rule has a part: rules restrict
/// early and late facts alike, as people write them. Every tenth rule is an exception to all rules before it.
/// </remarks>
internal sealed class LargePolicy(int facts, int rules)
{
    private const int Seed = 17;
    private const int Bands = 10;
    private const int ExceptionIn = 10;
    private const int FactsOfAnException = 3;

    private static readonly string[] Fields = ["createdAt", "admittedAt", "readyAt", "dischargedAt", "closedAt", "agreementDate"];

    private static readonly string[] Boundaries = ["firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt"];

    private readonly Random _random = new(Seed);

    public string Text()
    {
        StringBuilder text = new(Head);
        text.AppendLine("  facts:").AppendLine("    episode:");
        for (int fact = 0; fact < facts; fact++)
        {
            AppendFact(text, fact);
        }

        text.AppendLine("    sip:").AppendLine("      - { name: consent, label: { sv: x, en: x }, field: consent }");
        text.AppendLine("  rules:").AppendLine("    sip:");
        AppendRule(text, "S", "consent: [yes, no, unknown]", "");
        text.AppendLine("    episode:");
        int exceptions = rules / ExceptionIn;
        List<bool[][]> parts = Parts(rules - exceptions);
        for (int rule = 0; rule < rules; rule++)
        {
            bool isException = rule >= parts.Count;
            string others = isException ? $", exceptionTo: [{string.Join(", ", Enumerable.Range(0, rule).Select(IdOf))}]" : "";
            AppendRule(text, IdOf(rule), When(isException ? AnyBox() : parts[rule]), others);
        }

        return text.ToString();
    }

    private const string Head = """
        apiVersion: prator.recovery/v1
        kind: RecoveryPolicy
        metadata: { name: large, version: "1.0", system: Kvist, title: { sv: Stor, en: Large } }
        spec:
          timeZone: Europe/Stockholm
          boundaries:
            firstDayWithoutData: 2030-03-04
            lastManualDay: 2030-03-08
            registerFrom: 2030-03-09
            restoredAt: 2030-03-10 07:15
          clauses:
            A1: { sv: Ett, en: One }

        """;

    private static string IdOf(int rule) => string.Create(CultureInfo.InvariantCulture, $"R{rule}");

    /// <summary>Missing, before and on each boundary, and later; where a field serves a second time, by whole days.</summary>
    private static void AppendFact(StringBuilder text, int fact)
    {
        string field = Fields[fact % Fields.Length];
        string[] operators = fact < Fields.Length ? ["before", "onOrBefore"] : ["beforeDay", "onOrBefore"];
        text.AppendLine(CultureInfo.InvariantCulture, $"      - name: f{fact}").AppendLine("        label: { sv: x, en: x }").AppendLine("        bands:");
        text.AppendLine(CultureInfo.InvariantCulture, $"          - {{ name: b0, when: {{ field: {field}, is: missing }} }}");
        for (int band = 1; band < Bands - 1; band++)
        {
            string condition = $"{operators[(band - 1) % 2]}: {Boundaries[(band - 1) / 2]}";
            text.AppendLine(CultureInfo.InvariantCulture, $"          - {{ name: b{band}, when: {{ field: {field}, {condition} }} }}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"          - {{ name: b{Bands - 1} }}");
    }

    private static void AppendRule(StringBuilder text, string id, string when, string others) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"      - {{ id: {id}, when: {{ {when} }}, action: None, basis: Text, clause: A1, reason: {{ sv: x, en: x }}{others} }}");

    private static string When(bool[][] box) => string.Join(", ", box.Index()
        .Where(fact => fact.Item.Contains(false))
        .Select(fact => $"f{fact.Index}: [{string.Join(", ", fact.Item.Index().Where(b => b.Item).Select(b => $"b{b.Index}"))}]"));

    private bool[][] Everywhere() => [.. Enumerable.Range(0, facts).Select(_ => Enumerable.Repeat(true, Bands).ToArray())];

    private List<bool[][]> Parts(int count)
    {
        List<bool[][]> parts = [Everywhere()];
        while (parts.Count < count)
        {
            int part = _random.Next(parts.Count);
            int fact = _random.Next(facts);
            int[] bands = [.. parts[part][fact].Index().Where(b => b.Item).Select(b => b.Index)];
            if (bands.Length > 1)
            {
                _random.Shuffle(bands);
                int[] some = bands[..(bands.Length / 2)];
                parts.Add(With(parts[part], fact, some.Contains));
                parts[part] = With(parts[part], fact, b => bands.Contains(b) && !some.Contains(b));
            }
        }

        return parts;
    }

    private bool[][] AnyBox()
    {
        bool[][] box = Everywhere();
        for (int i = 0; i < FactsOfAnException; i++)
        {
            int first = _random.Next(Bands - 1);
            box = With(box, _random.Next(facts), b => b == first || b == first + 1);
        }

        return box;
    }

    private static bool[][] With(bool[][] box, int fact, Func<int, bool> allowed) =>
        [.. box.Select((bands, f) => f == fact ? [.. Enumerable.Range(0, bands.Length).Select(allowed)] : bands)];
}
