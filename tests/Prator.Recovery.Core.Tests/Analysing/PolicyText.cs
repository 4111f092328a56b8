using System.Globalization;
using System.Text;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Writes a drawn policy as YAML, as docs/policy-format.md has it.</summary>
internal static class PolicyText
{
    public static string Of(DrawnPolicy policy)
    {
        StringBuilder yaml = new();
        yaml.Append(CultureInfo.InvariantCulture, $"""
            apiVersion: prator.recovery/v1
            kind: RecoveryPolicy
            metadata:
              name: drawn
              version: "1.0"
              system: Kvist
              title: {Text(policy.Title)}
            spec:
              timeZone: Europe/Stockholm
              boundaries:
                firstDayWithoutData: {PlainDate.On(policy.First)}
                lastManualDay: {PlainDate.On(policy.Last)}
                registerFrom: {PlainDate.On(policy.From)}
                restoredAt: {PlainDate.At(policy.Restored)}
              labels: {Braces("readyAt: Klar")}
              clauses: {Braces(string.Join(", ", policy.Clauses.Select(c => $"{c.Id}: {Text(c.Text)}")))}

            """);
        if (policy.Routing.Any(r => r is not null))
        {
            string?[] owners = [Owner("local", policy.Routing[0]), Owner("regional", policy.Routing[1])];
            yaml.Append(CultureInfo.InvariantCulture, $"  routing: {Braces(string.Join(", ", owners.OfType<string>()))}\n");
        }

        Part(yaml, policy, "facts", b => b.Facts.Select(Fact));
        foreach (DrawnBook book in policy.Books.Where(b => b.Given.Count > 0).Take(1))
        {
            yaml.Append("  given:\n");
        }

        foreach (DrawnBook book in policy.Books.Where(b => b.Given.Count > 0))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    {book.Kind}: {Braces(string.Join(", ", book.Given.Select(g => $"{g.Key}: {Facts(g.Value)}")))}\n");
        }

        Part(yaml, policy, "rules", b => b.Rules.Select(Rule));
        Part(yaml, policy, "questions", b => b.Questions.Select(Question));
        Part(yaml, policy, "impossible", b => b.Impossible.Select(i => $"id: {i.Id}{Region(i.Region, "when")}, reason: {Text(i.Reason)}"));
        Part(yaml, policy, "cases", b => b.Cases.Select(Case));
        return yaml.ToString().ReplaceLineEndings("\n");
    }

    private static void Part(StringBuilder yaml, DrawnPolicy policy, string part, Func<DrawnBook, IEnumerable<string>> items)
    {
        if (!policy.Books.Any(b => items(b).Any()))
        {
            return;
        }

        yaml.Append(CultureInfo.InvariantCulture, $"  {part}:\n");
        foreach (DrawnBook book in policy.Books.Where(b => items(b).Any()))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    {book.Kind}:\n");
            foreach (string item in items(book))
            {
                yaml.Append(CultureInfo.InvariantCulture, $"      - {Braces(item)}\n");
            }
        }
    }

    private static string? Owner(string name, string? clause) => clause is null ? null : $"{name}: {Braces($"clause: {clause}")}";

    private static string Fact(DrawnFact fact)
    {
        string head = $"name: {fact.Name}, label: {Text(fact.Label)}";
        return fact.Field is { } field ? $"{head}, field: {field}" : $"{head}, bands: [{string.Join(", ", fact.Bands.Select(Band))}]";
    }

    private static string Band(DrawnBand band)
    {
        string label = band.Label is { } text ? $", label: {Text(text)}" : "";
        string when = band.When is { } condition ? $", when: {Condition(condition)}" : "";
        return Braces($"name: {band.Name}{label}{when}");
    }

    private static string Condition(PlainCondition condition) => Braces(condition switch
    {
        PlainCondition.Value value => $"field: {value.Field}, {IsOrIn(value.Values)}",
        PlainCondition.Took took => $"fact: {took.Fact}, {IsOrIn(took.Bands)}",
        PlainCondition.Compares compares => $"field: {compares.Left}, {compares.Operator}: {compares.Right}",
        PlainCondition.All all => $"all: [{string.Join(", ", all.Of.Select(Condition))}]",
        PlainCondition.Any any => $"any: [{string.Join(", ", any.Of.Select(Condition))}]",
        PlainCondition.Not not => $"not: {Condition(not.Of)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "There is no such condition."),
    });

    private static string IsOrIn(IReadOnlyList<string> values) => values.Count == 1 ? $"is: {values[0]}" : $"in: [{string.Join(", ", values)}]";

    private static string Rule(DrawnRule rule)
    {
        List<string> parts = [$"id: {rule.Id}{Region(rule.Region, "when")}", $"action: {rule.Action}", $"basis: {(rule.IsText ? "Text" : "Interpretation")}"];
        Add(parts, "clause", rule.Clause);
        Add(parts, "note", rule.Note is { } note ? Text(note) : null);
        Add(parts, "exceptionTo", rule.ExceptionTo.Count > 0 ? $"[{string.Join(", ", rule.ExceptionTo)}]" : null);
        Add(parts, "reason", Text(rule.Reason));
        Add(parts, "question", rule.Question is { } question ? Text(question) : null);
        if (rule.ExcludeWhen is { } when)
        {
            parts.Add($"changes: [{Braces("field: readyAt, value: today")}]");
            parts.Add($"paymentBasis: {Braces($"excludeWhen: {Condition(when)}")}");
        }

        return string.Join(", ", parts);
    }

    private static void Add(List<string> parts, string key, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{key}: {value}");
        }
    }

    private static string Question(DrawnQuestion question) =>
        $"id: {question.Id}, {(question.ByActions ? "actions" : "rules")}: [{string.Join(", ", question.Of)}]{Region(question.Region, "when")}, text: {Text(question.Text)}";

    private static string Case(DrawnCase example)
    {
        string what = example.Region is { } region
            ? Region(region, "facts")
            : $", fields: {Braces(string.Join(", ", example.Fields!.Where(f => f.Value is not { Date: null, Code: null or "missing" }).Select(Field)))}";
        string question = example.Question is { } asked ? $", question: {asked}" : "";
        return $"name: {example.Name}{what}, expect: {Braces($"action: {example.Action}, rule: {example.Rule}, reason: {example.Reason}{question}")}";
    }

    private static string Field(KeyValuePair<string, PlainValue> field) =>
        $"{field.Key}: {field.Value.Date?.ToString() ?? (field.Value.Code == "set" ? "[x]" : field.Value.Code)}";

    private static string Region(DrawnRegion region, string key)
    {
        string given = region.Given.Count switch
        {
            0 => "",
            1 => $", given: {region.Given[0]}",
            _ => $", given: [{string.Join(", ", region.Given)}]",
        };
        return region.When switch
        {
            null => given,
            [{ } one] when !region.AlwaysList => $"{given}, {key}: {Facts(one)}",
            { } many => $"{given}, {key}: [{string.Join(", ", many.Select(Facts))}]",
        };
    }

    private static string Facts(IReadOnlyList<Named> facts) => Braces(string.Join(", ", facts.Select(f =>
    {
        string bands = f.Bands.Count == 1 ? f.Bands[0] : $"[{string.Join(", ", f.Bands)}]";
        return $"{f.Fact}: {(f.Not ? Braces($"not: {bands}") : bands)}";
    })));

    private static string Text(DrawnText text)
    {
        string? swedish = text.Swedish ?? (text.WritesNothing ? "''" : null);
        string? english = text.English ?? (text.WritesNothing ? "''" : null);
        return Braces(string.Join(", ", new[] { swedish is null ? null : $"sv: {swedish}", english is null ? null : $"en: {english}" }.OfType<string>()));
    }

    private static string Braces(string inside) => $"{{ {inside} }}";
}
