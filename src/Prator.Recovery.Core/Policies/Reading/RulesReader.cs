using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads the rules of one kind of item, and the questions asked beside them.</summary>
internal sealed class RulesReader(PolicyHead head, IReadOnlyList<ItemField> fields, IReadOnlyList<RecoveryAction> actions, RegionReader regions, ConditionReader conditions, TextReader texts, FindingList findings)
{
    private const string Today = "today";

    /// <summary>The grid keeps the questions of a cell as bits of one number.</summary>
    private const int MaxQuestions = 64;

    private readonly Dictionary<string, IReadOnlyList<StepTemplate>> _namedSteps = new(StringComparer.Ordinal);

    private readonly HashSet<string> _refusedSteps = new(StringComparer.Ordinal);

    /// <summary>The ids that stand in the file, whether or not their rules could be read.</summary>
    public RuleIds Ids { get; } = new();

    /// <summary>Reads the step lists that several rules name.</summary>
    public void ReadNamedSteps(YamlMap map, Problems problems)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (problems.Try(() => ReadSteps(entry.Value.List($"the steps `{entry.Key}`"))) is { } steps)
            {
                _namedSteps.Add(entry.Key, steps);
            }
            else
            {
                _refusedSteps.Add(entry.Key);
            }
        }
    }

    public List<Rule> ReadRules(YamlNode node, string kind, Problems problems)
    {
        YamlList list = node.List($"the rules of `{kind}`");
        Ids.Add(list);
        List<Rule> rules = problems.Each(list, "rule", "id", ReadRule);
        findings.Rule = null;
        if (ExceptionCircle.Find(rules) is { } circle)
        {
            problems.Add(circle[0].Place, $"the rules {YamlShape.Listed(circle.Select(r => r.Id))} are exceptions to each other in a circle, so none of them wins. Remove one `exceptionTo`.");
        }

        return list.Items.Count > 0 ? rules : throw YamlShape.Refuse(list, $"`{kind}` needs at least one rule.");
    }

    private Rule ReadRule(YamlNode node)
    {
        YamlMap map = node.Map("a rule");
        YamlText id = map.Required("id", "a rule").Text("the id of a rule");
        string what = $"the rule `{id.Value}`";
        findings.Rule = id.Value;
        map.Only(what, "id", "given", "when", "action", "basis", "clause", "note", "exceptionTo", "reason", "question", "changes", "paymentBasis", "steps");
        RecoveryAction action = map.Required("action", what).Text("`action`").Member($"the action of {what}", actions);
        Basis basis = map.Required("basis", what).Text("`basis`").Member<Basis>($"the basis of {what}");
        Expect(map, what, "clause", FindingKind.MissingClause, basis == Basis.Text, "its basis is `Text`");
        Expect(map, what, "note", FindingKind.MissingNote, basis == Basis.Interpretation, "its basis is `Interpretation`");
        Refuse(map, what, "note", basis == Basis.Text, "a note says why the routine leaves something open, and the basis `Text` says that it does not");
        Demand(map, what, "question", action == RecoveryAction.Review, "its action is `Review`");
        foreach (string key in new[] { "changes", "paymentBasis" })
        {
            Demand(map, what, key, action == RecoveryAction.Close, "its action is `Close`");
            Refuse(map, what, key, action != RecoveryAction.Close, "only the action `Close` changes fields");
        }

        return new Rule
        {
            Id = id.Value,
            Place = id.Place,
            Regions = regions.Read(map, never: (node, why) => findings.Add(FindingKind.DeadRule, node.Place, why)),
            ExceptionTo = map.Has("exceptionTo", out YamlNode? others) ? [.. others.Texts("`exceptionTo`").Select(t => ReadException(t, id.Value))] : [],
            Action = action,
            Basis = basis,
            Clause = map.Has("clause", out YamlNode? clause) ? ReadClause(clause.Text("`clause`")) : null,
            Note = Text(map, "note", what),
            Reason = texts.Read(map.Required("reason", what), $"the reason of {what}"),
            Question = Text(map, "question", what),
            Changes = map.Has("changes", out YamlNode? changes) ? ReadChanges(changes.List("`changes`")) : [],
            ExcludeFromPaymentBasisWhen = map.Has("paymentBasis", out YamlNode? payment) ? ReadPayment(payment) : null,
            Steps = map.Has("steps", out YamlNode? steps) ? StepsOf(steps) : [],
        };
    }

    private static void Demand(YamlMap map, string what, string key, bool demanded, string since)
    {
        if (demanded && !map.Has(key, out _))
        {
            throw YamlShape.Refuse(map, Lacks(what, key, since));
        }
    }

    /// <summary>A demand that the rule can be read without.</summary>
    private void Expect(YamlMap map, string what, string key, FindingKind kind, bool expected, string since)
    {
        if (expected && !map.Has(key, out _))
        {
            findings.Add(kind, map.Place, Lacks(what, key, since));
        }
    }

    private static string Lacks(string what, string key, string since) => $"{what} lacks `{key}`, which it needs since {since}.";

    private static void Refuse(YamlMap map, string what, string key, bool refused, string since)
    {
        if (refused && map.Entries.FirstOrDefault(e => e.Key == key) is { } entry)
        {
            throw new YamlRefusedException(entry.Place, $"{what} cannot have `{key}`: {since}.");
        }
    }

    private LocalText? Text(YamlMap map, string key, string what) =>
        map.Has(key, out YamlNode? node) ? texts.Read(node, $"the {key} of {what}") : null;

    private string ReadClause(YamlText clause) =>
        head.Clauses.ContainsKey(clause.Value)
            ? clause.Value
            : throw YamlShape.Refuse(clause, $"there is no clause `{clause.Value}`; there are {YamlShape.Listed(head.Clauses.Keys)}.");

    private string ReadException(YamlText other, string id) =>
        other.Value == id ? throw YamlShape.Refuse(other, $"the rule `{id}` cannot be an exception to itself.")
        : Ids.Known(other, " to be an exception to");

    private List<ChangeTemplate> ReadChanges(YamlList list)
    {
        List<ChangeTemplate> changes = [];
        foreach (YamlNode item in list.Items)
        {
            ChangeTemplate change = ReadChange(item);
            changes.Add(changes.All(c => c.Field != change.Field)
                ? change
                : throw YamlShape.Refuse(item, $"the field `{change.Field.Name}` is changed twice; remove one of the changes."));
        }

        return changes.Count > 0 ? changes : throw YamlShape.Refuse(list, "`changes` needs at least one field to set; a closure that sets none closes nothing.");
    }

    private ChangeTemplate ReadChange(YamlNode node)
    {
        YamlMap map = node.Map("a change").Only("a change", "field", "value");
        YamlText name = map.Required("field", "a change").Text("`field`");
        ItemField field = ConditionReader.FieldOf(fields, name, FieldKind.Moment);
        if (!head.Labels.TryGetValue(field.Name, out string? label))
        {
            throw YamlShape.Refuse(name, $"`{field.Name}` has no label; say under `labels` what the system's screen calls it.");
        }

        YamlText value = map.Required("value", "a change").Text("`value`");
        return new ChangeTemplate(field, label, value.Value == Today ? null : ConditionReader.FieldOf(fields, value, FieldKind.Moment, Today));
    }

    private Condition ReadPayment(YamlNode node) =>
        conditions.Read(node.Map("`paymentBasis`").Only("`paymentBasis`", "excludeWhen").Required("excludeWhen", "`paymentBasis`"));

    private IReadOnlyList<StepTemplate> StepsOf(YamlNode node) => node is not YamlText name
        ? ReadSteps(node.List("`steps`"))
        : _namedSteps.TryGetValue(name.Value, out IReadOnlyList<StepTemplate>? steps)
            ? steps
            : throw (_refusedSteps.Contains(name.Value) ? YamlRefusedException.AlreadyTold() : YamlShape.Refuse(name, $"there are no steps `{name.Value}`; there are {YamlShape.Listed(_namedSteps.Keys)}."));

    private IReadOnlyList<StepTemplate> ReadSteps(YamlList list) => [.. list.Items.Select(ReadStep)];

    private StepTemplate ReadStep(YamlNode node)
    {
        YamlMap map = node.Map("a step").Only("a step", "text", "details");
        return new StepTemplate(
            texts.Read(map.Required("text", "a step"), "the text of a step"),
            map.Has("details", out YamlNode? details) ? [.. details.List("`details`").Items.Select(ReadDetail)] : []);
    }

    private StepDetail ReadDetail(YamlNode node)
    {
        YamlMap map = node.Map("a detail").Only("a detail", "field", "text", "question");
        return new StepDetail(
            ConditionReader.FieldOf(fields, map.Required("field", "a detail").Text("`field`"), FieldKind.List),
            texts.Read(map.Required("text", "a detail"), "the text of a detail", StepDetail.Placeholder),
            texts.Read(map.Required("question", "a detail"), "the question of a detail"));
    }

    public List<SideQuestion> ReadQuestions(YamlNode node, string kind, IReadOnlyList<Rule> rules, Problems problems)
    {
        YamlList list = node.List($"the questions of `{kind}`");
        if (list.Items.Count > MaxQuestions)
        {
            throw YamlShape.Refuse(list.Items[MaxQuestions], $"`{kind}` has `{list.Items.Count}` questions beside the rules' own; at most {MaxQuestions} are allowed.");
        }

        return problems.Each(list, "question", "id", item => ReadQuestion(item, rules));
    }

    private SideQuestion ReadQuestion(YamlNode node, IReadOnlyList<Rule> rules)
    {
        YamlMap map = node.Map("a question").Only("a question", "id", "actions", "rules", "given", "when", "text");
        string id = map.Required("id", "a question").Text("the id of a question").Value;
        return new SideQuestion(id, AskedBeside(map, id, rules), regions.Read(map), texts.Read(map.Required("text", $"the question `{id}`"), $"the text of `{id}`"));
    }

    private HashSet<string> AskedBeside(YamlMap map, string id, IReadOnlyList<Rule> rules)
    {
        switch (map.Has("actions", out YamlNode? actions), map.Has("rules", out YamlNode? named))
        {
            case (true, false):
                HashSet<RecoveryAction> wanted = [.. actions!.Texts("`actions`").Select(a => a.Member<RecoveryAction>("an action"))];
                return [.. rules.Where(r => wanted.Contains(r.Action)).Select(r => r.Id)];
            case (false, true):
                return [.. named!.Texts("`rules`").Select(n => Ids.Known(n))];
            default:
                throw YamlShape.Refuse(map, $"the question `{id}` has either `actions` or `rules`.");
        }
    }
}
