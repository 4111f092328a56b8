using Prator.Recovery.Core.Items;
using RulesEngine.Models;
using Engine = RulesEngine.RulesEngine;

namespace Prator.Recovery.Benchmarks.Deciding;

/// <summary>The rules of the shipped policy for episodes, as lambda expressions of the rival engine.</summary>
internal sealed class RivalRules
{
    private const string Flat = "flat";
    private const string Nested = "nested";
    private const string Single = "!e.Duplicate";
    private const string Ongoing = "!e.Duplicate && !e.Conflict && e.Status == StatusFact.Open";
    private const string After = Ongoing + " && e.Created == CreatedFact.After";
    private const string During = Ongoing + " && e.Created == CreatedFact.During";
    private const string Before = Ongoing + " && e.Created == CreatedFact.Before";
    private const string PresentBefore = Before + " && e.InPrator != YesNo.No";
    private const string Both = "(e.Need == YesNo.Yes && e.Agreement == YesNo.Yes)";
    private const string Deceased = "e.Whereabouts == WhereaboutsFact.Deceased";
    private const string Home = PresentBefore + " && e.Whereabouts == WhereaboutsFact.Home";

    private static readonly (string Id, string When)[] Rules =
    [
        ("E-DUPLICATE", "e.Duplicate"),
        ("E-CONFLICT", $"{Single} && e.Conflict"),
        ("E-STATUS", $"{Single} && !e.Conflict && e.Status == StatusFact.Unknown"),
        ("E-DONE", $"{Single} && !e.Conflict && (e.Status == StatusFact.Closed || e.Status == StatusFact.Cancelled)"),
        ("E-NODATE", $"{Ongoing} && e.Created == CreatedFact.Missing"),
        ("E1", $"{After} && e.InPrator != YesNo.Yes && !({Deceased})"),
        ("E1-IN", $"{After} && e.InPrator == YesNo.Yes && !({Deceased})"),
        ("E1-DECEASED", $"{After} && {Deceased}"),
        ("E2", $"{During} && e.InPrator != YesNo.Yes && !{Both}"),
        ("E2-AGREED", $"{During} && e.InPrator != YesNo.Yes && {Both} && !({Deceased})"),
        ("E2-AGREED-IN", $"{During} && e.InPrator == YesNo.Yes && {Both} && !({Deceased})"),
        ("E2-DECEASED", $"{During} && {Both} && {Deceased}"),
        ("E2-IN", $"{During} && e.InPrator == YesNo.Yes && !{Both}"),
        ("E3", $"{PresentBefore} && e.Whereabouts == WhereaboutsFact.Inpatient"),
        ("E4", $"{Home} && e.Discharged && !e.Ready"),
        ("E4-READY", $"{Home} && e.Discharged && e.Ready"),
        ("E4-NODATE", $"{Home} && !e.Discharged"),
        ("E5-OTHER", $"{PresentBefore} && e.Whereabouts == WhereaboutsFact.OtherHospital"),
        ("E5-DECEASED", $"{PresentBefore} && {Deceased}"),
        ("E5-UNKNOWN", $"{PresentBefore} && e.Whereabouts == WhereaboutsFact.Unknown"),
        ("E-ABSENT", $"{Before} && e.InPrator == YesNo.No"),
    ];

    private readonly Engine _engine;
    private readonly string _workflow;

    private RivalRules(string workflow, IEnumerable<Rule> rules)
    {
        _workflow = workflow;
        ReSettings settings = new()
        {
            CustomTypes = [typeof(StatusFact), typeof(CreatedFact), typeof(WhereaboutsFact), typeof(YesNo)],
            EnableScopedParams = false,
            EnableExceptionAsErrorMessage = false,
            NestedRuleExecutionMode = NestedRuleExecutionMode.Performance,
        };
        _engine = new Engine([new Workflow { WorkflowName = workflow, Rules = rules }], settings);
    }

    /// <summary>Every rule for itself, all of them evaluated.</summary>
    public static RivalRules AllEvaluated() => new(Flat, Rules.Select(Lambda));

    /// <summary>One rule of alternatives, which the engine leaves at the first that holds.</summary>
    public static RivalRules UntilFirst() =>
        new(Nested, [new Rule { RuleName = Nested, Operator = "OrElse", Rules = Rules.Select(Lambda) }]);

    /// <summary>The one rule that holds.</summary>
    public string Decide(EpisodeFacts facts)
    {
        // Nothing here waits, so the result is there at once.
        ValueTask<List<RuleResultTree>> task = _engine.ExecuteAllRulesAsync(_workflow, new RuleParameter("e", facts));
        List<RuleResultTree> results = task.AsTask().GetAwaiter().GetResult();
        IEnumerable<RuleResultTree> rules = _workflow == Nested ? results[0].ChildResults : results;
        foreach (RuleResultTree rule in rules)
        {
            if (rule.IsSuccess)
            {
                return rule.Rule.RuleName;
            }
        }

        return string.Empty;
    }

    private static Rule Lambda((string Id, string When) rule) => new()
    {
        RuleName = rule.Id,
        RuleExpressionType = RuleExpressionType.LambdaExpression,
        Expression = rule.When,
    };
}
