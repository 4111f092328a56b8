using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads the rules of one kind of item, and the questions asked beside them.</summary>
internal sealed class RulesReader(PolicyHead head, IReadOnlyList<ItemField> fields, RegionReader regions, ConditionReader conditions, TextReader texts)
{
    private const string Today = "today";

    private readonly Dictionary<string, IReadOnlyList<StepTemplate>> _namedSteps = new(StringComparer.Ordinal);

    /// <summary>Reads the step lists that several rules name.</summary>
    public void ReadNamedSteps(YamlMap map, Problems problems)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (problems.Try(() => ReadSteps(entry.Value.List($"the steps `{entry.Key}`"))) is { } steps)
            {
                _namedSteps.Add(entry.Key, steps);
            }
        }
    }

    public List<Rule> ReadRules(YamlNode node, string kind, Problems problems)
    {
        YamlList list = node.List($"the rules of `{kind}`");
        List<Rule> rules = [];
        foreach (YamlNode item in list.Items)
        {
            if (problems.Try(() => ReadRule(item)) is not { } rule)
            {
                continue;
            }

            if (rules.FirstOrDefault(r => r.Id == rule.Id) is { } twin)
            {
                problems.Add(rule.Place, $"the rule `{rule.Id}` stands twice; the first is at line {twin.Place.Line}. Give one of them another id.");
                continue;
            }

            rules.Add(rule);
        }

        foreach ((YamlPlace place, string message) in UnknownExceptions(list, rules))
        {
            problems.Add(place, message);
        }

        return list.Items.Count > 0 ? rules : throw YamlShape.Refuse(list, $"`{kind}` needs at least one rule.");
    }

    private static IEnumerable<(YamlPlace Place, string Message)> UnknownExceptions(YamlList list, List<Rule> rules) =>
        from item in list.Items.OfType<YamlMap>()
        where item.Has("exceptionTo", out _)
        from name in item.Required("exceptionTo", "a rule") is YamlList names ? names.Items.OfType<YamlText>() : item.Entries.Where(e => e.Key == "exceptionTo").Select(e => e.Value).OfType<YamlText>()
        where rules.All(r => r.Id != name.Value)
        select (name.Place, $"there is no rule `{name.Value}` to be an exception to; there are {YamlShape.Listed(rules.Select(r => r.Id))}.");

    private Rule ReadRule(YamlNode node)
    {
        YamlMap map = node.Map("a rule");
        YamlText id = map.Required("id", "a rule").Text("the id of a rule");
        string what = $"the rule `{id.Value}`";
        map.Only(what, "id", "given", "when", "action", "basis", "clause", "note", "exceptionTo", "reason", "question", "changes", "paymentBasis", "steps");
        RecoveryAction action = map.Required("action", what).Text("`action`").Member<RecoveryAction>($"the action of {what}");
        Basis basis = map.Required("basis", what).Text("`basis`").Member<Basis>($"the basis of {what}");
        Demand(map, what, "clause", basis == Basis.Text, "its basis is `Text`");
        Demand(map, what, "note", basis == Basis.Interpretation, "its basis is `Interpretation`");
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
            Regions = regions.Read(map),
            ExceptionTo = map.Has("exceptionTo", out YamlNode? others) ? [.. others.Texts("`exceptionTo`").Select(t => t.Value)] : [],
            Action = action,
            Basis = basis,
            Clause = map.Has("clause", out YamlNode? clause) ? ReadClause(clause.Text("`clause`")) : null,
            Note = Text(map, "note", what),
            Reason = texts.Read(map.Required("reason", what), $"the reason of {what}"),
            Question = Text(map, "question", what),
            Changes = map.Has("changes", out YamlNode? changes) ? [.. changes.List("`changes`").Items.Select(ReadChange)] : [],
            ExcludeFromPaymentBasisWhen = map.Has("paymentBasis", out YamlNode? payment) ? ReadPayment(payment) : null,
            Steps = map.Has("steps", out YamlNode? steps) ? StepsOf(steps) : [],
        };
    }

    private static void Demand(YamlMap map, string what, string key, bool demanded, string since)
    {
        if (demanded && !map.Has(key, out _))
        {
            throw YamlShape.Refuse(map, $"{what} lacks `{key}`, which it needs since {since}.");
        }
    }

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
            : throw YamlShape.Refuse(name, $"there are no steps `{name.Value}`; there are {YamlShape.Listed(_namedSteps.Keys)}.");

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

    public List<SideQuestion> ReadQuestions(YamlNode node, string kind, IReadOnlyList<Rule> rules, Problems problems) =>
        [.. node.List($"the questions of `{kind}`").Items
            .Select(item => problems.Try(() => ReadQuestion(item, rules)))
            .OfType<SideQuestion>()];

    private SideQuestion ReadQuestion(YamlNode node, IReadOnlyList<Rule> rules)
    {
        YamlMap map = node.Map("a question").Only("a question", "id", "actions", "rules", "given", "when", "text");
        string id = map.Required("id", "a question").Text("the id of a question").Value;
        return new SideQuestion(id, AskedBeside(map, id, rules), regions.Read(map), texts.Read(map.Required("text", $"the question `{id}`"), $"the text of `{id}`"));
    }

    private static HashSet<string> AskedBeside(YamlMap map, string id, IReadOnlyList<Rule> rules)
    {
        switch (map.Has("actions", out YamlNode? actions), map.Has("rules", out YamlNode? named))
        {
            case (true, false):
                HashSet<RecoveryAction> wanted = [.. actions!.Texts("`actions`").Select(a => a.Member<RecoveryAction>("an action"))];
                return [.. rules.Where(r => wanted.Contains(r.Action)).Select(r => r.Id)];
            case (false, true):
                return [.. named!.Texts("`rules`").Select(n => rules.Any(r => r.Id == n.Value)
                    ? n.Value
                    : throw YamlShape.Refuse(n, $"there is no rule `{n.Value}`; there are {YamlShape.Listed(rules.Select(r => r.Id))}."))];
            default:
                throw YamlShape.Refuse(map, $"the question `{id}` has either `actions` or `rules`.");
        }
    }
}
