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
            if (problems.Try(() => ReadSteps(entry.Value.List(Messages.TheSteps(entry.Key)))) is { } steps)
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
        YamlList list = node.List(Messages.TheRulesOf(kind));
        Ids.Add(list);
        List<Rule> rules = problems.Each(list, Messages.OneRule, "id", ReadRule);
        findings.Rule = null;
        if (ExceptionCircle.Find(rules) is { } circle)
        {
            problems.Add(circle[0].Place, Messages.RulesInCircle(YamlShape.Listed(circle.Select(r => r.Id))));
        }

        return list.Items.Count > 0 ? rules : throw YamlShape.Refuse(list, Messages.RuleWanted(kind));
    }

    private Rule ReadRule(YamlNode node)
    {
        YamlMap map = node.Map(Messages.ARule);
        YamlText id = map.Required("id", Messages.ARule).Text(Messages.TheIdOfARule);
        string what = Messages.TheRule(id.Value);
        findings.Rule = id.Value;
        map.Only(what, "id", "given", "when", "action", "basis", "clause", "note", "exceptionTo", "reason", "question", "changes", "paymentBasis", "steps");
        RecoveryAction action = map.Required("action", what).Text("`action`").Member(Messages.TheActionOf(what), actions);
        Basis basis = map.Required("basis", what).Text("`basis`").Member<Basis>(Messages.TheBasisOf(what));
        Expect(map, what, "clause", FindingKind.MissingClause, basis == Basis.Text, Messages.BasisIsText);
        Expect(map, what, "note", FindingKind.MissingNote, basis == Basis.Interpretation, Messages.BasisIsInterpretation);
        Refuse(map, what, "note", basis == Basis.Text, Messages.NoteAgainstText);
        Demand(map, what, "question", action == RecoveryAction.Review, Messages.ActionIsReview);
        foreach (string key in new[] { "changes", "paymentBasis" })
        {
            Demand(map, what, key, action == RecoveryAction.Close, Messages.ActionIsClose);
            Refuse(map, what, key, action != RecoveryAction.Close, Messages.OnlyCloseChanges);
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
            Reason = texts.Read(map.Required("reason", what), Messages.TheReasonFor(what)),
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

    private static string Lacks(string what, string key, string since) => Messages.LacksSince(what, key, since);

    private static void Refuse(YamlMap map, string what, string key, bool refused, string since)
    {
        if (refused && map.Entries.FirstOrDefault(e => e.Key == key) is { } entry)
        {
            throw new YamlRefusedException(entry.Place, Messages.CannotHave(what, key, since));
        }
    }

    private LocalText? Text(YamlMap map, string key, string what) =>
        map.Has(key, out YamlNode? node) ? texts.Read(node, Messages.TheTextOf(key, what)) : null;

    private string ReadClause(YamlText clause) =>
        head.Clauses.ContainsKey(clause.Value)
            ? clause.Value
            : throw YamlShape.Refuse(clause, Messages.NoClause(clause.Value, YamlShape.Listed(head.Clauses.Keys)));

    private string ReadException(YamlText other, string id) =>
        other.Value == id ? throw YamlShape.Refuse(other, Messages.ExceptionToItself(id))
        : Ids.Known(other, Messages.ToBeExceptionTo);

    private List<ChangeTemplate> ReadChanges(YamlList list)
    {
        List<ChangeTemplate> changes = [];
        foreach (YamlNode item in list.Items)
        {
            ChangeTemplate change = ReadChange(item);
            changes.Add(changes.All(c => c.Field != change.Field)
                ? change
                : throw YamlShape.Refuse(item, Messages.FieldChangedTwice(change.Field.Name)));
        }

        return changes.Count > 0 ? changes : throw YamlShape.Refuse(list, Messages.ChangeWanted);
    }

    private ChangeTemplate ReadChange(YamlNode node)
    {
        YamlMap map = node.Map(Messages.AChange).Only(Messages.AChange, "field", "value");
        YamlText name = map.Required("field", Messages.AChange).Text("`field`");
        ItemField field = ConditionReader.FieldOf(fields, name, FieldKind.Moment);
        if (!head.Labels.TryGetValue(field.Name, out string? label))
        {
            throw YamlShape.Refuse(name, Messages.LabelMissing(field.Name));
        }

        YamlText value = map.Required("value", Messages.AChange).Text("`value`");
        return new ChangeTemplate(field, label, value.Value == Today ? null : ConditionReader.FieldOf(fields, value, FieldKind.Moment, Today));
    }

    private Condition ReadPayment(YamlNode node) =>
        conditions.Read(node.Map("`paymentBasis`").Only("`paymentBasis`", "excludeWhen").Required("excludeWhen", "`paymentBasis`"));

    private IReadOnlyList<StepTemplate> StepsOf(YamlNode node) => node is not YamlText name
        ? ReadSteps(node.List("`steps`"))
        : _namedSteps.TryGetValue(name.Value, out IReadOnlyList<StepTemplate>? steps)
            ? steps
            : throw (_refusedSteps.Contains(name.Value) ? YamlRefusedException.AlreadyTold() : YamlShape.Refuse(name, Messages.NoSteps(name.Value, YamlShape.Listed(_namedSteps.Keys))));

    private IReadOnlyList<StepTemplate> ReadSteps(YamlList list) => [.. list.Items.Select(ReadStep)];

    private StepTemplate ReadStep(YamlNode node)
    {
        YamlMap map = node.Map(Messages.AStep).Only(Messages.AStep, "text", "details");
        return new StepTemplate(
            texts.Read(map.Required("text", Messages.AStep), Messages.TheTextOfAStep),
            map.Has("details", out YamlNode? details) ? [.. details.List("`details`").Items.Select(ReadDetail)] : []);
    }

    private StepDetail ReadDetail(YamlNode node)
    {
        YamlMap map = node.Map(Messages.ADetail).Only(Messages.ADetail, "field", "text", "question");
        return new StepDetail(
            ConditionReader.FieldOf(fields, map.Required("field", Messages.ADetail).Text("`field`"), FieldKind.List),
            texts.Read(map.Required("text", Messages.ADetail), Messages.TheTextOfADetail, StepDetail.Placeholder),
            texts.Read(map.Required("question", Messages.ADetail), Messages.TheQuestionOfADetail));
    }

    public List<SideQuestion> ReadQuestions(YamlNode node, string kind, IReadOnlyList<Rule> rules, Problems problems)
    {
        YamlList list = node.List(Messages.TheQuestionsOf(kind));
        if (list.Items.Count > MaxQuestions)
        {
            throw YamlShape.Refuse(list.Items[MaxQuestions], Messages.TooManyQuestions(kind, list.Items.Count, MaxQuestions));
        }

        return problems.Each(list, Messages.OneQuestion, "id", item => ReadQuestion(item, rules));
    }

    private SideQuestion ReadQuestion(YamlNode node, IReadOnlyList<Rule> rules)
    {
        YamlMap map = node.Map(Messages.AQuestion).Only(Messages.AQuestion, "id", "actions", "rules", "given", "when", "text");
        string id = map.Required("id", Messages.AQuestion).Text(Messages.TheIdOfAQuestion).Value;
        return new SideQuestion(id, AskedBeside(map, id, rules), regions.Read(map), texts.Read(map.Required("text", Messages.TheQuestion(id)), Messages.TheTextOfQuestion(id)));
    }

    private HashSet<string> AskedBeside(YamlMap map, string id, IReadOnlyList<Rule> rules)
    {
        switch (map.Has("actions", out YamlNode? actions), map.Has("rules", out YamlNode? named))
        {
            case (true, false):
                HashSet<RecoveryAction> wanted = [.. actions!.Texts("`actions`").Select(a => a.Member<RecoveryAction>(Messages.AnAction))];
                return [.. rules.Where(r => wanted.Contains(r.Action)).Select(r => r.Id)];
            case (false, true):
                return [.. named!.Texts("`rules`").Select(n => Ids.Known(n))];
            default:
                throw YamlShape.Refuse(map, Messages.ActionsOrRules(id));
        }
    }
}
