using System.Security.Cryptography;
using System.Text;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads a whole policy file; see docs/policy-format.md. Nothing is proven here.</summary>
internal static class PolicyReader
{
    private const string Kind = "RecoveryPolicy";
    private const string EpisodeKind = "episode";
    private const string SipKind = "sip";

    /// <exception cref="YamlRefusedException">The file is no policy, or something in it can't be read; everything that is wrong is told.</exception>
    public static PolicyDraft Draft(string file, string text)
    {
        YamlMap root = YamlDocument.Read(file, text, Kind, Messages.APolicy);
        YamlMap spec = root.Required("spec", Messages.APolicy).Map("`spec`")
            .Only("`spec`", "timeZone", "boundaries", "labels", "clauses", "routing", "facts", "given", "steps", "rules", "questions", "impossible", "cases");
        FindingList findings = new();
        PolicyHead head = HeadReader.Read(root, spec, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), findings);

        Problems problems = new();
        RuleBook<Episode>? episodes = problems.Try(() => ReadBook<Episode>(spec, EpisodeKind, head, findings));
        RuleBook<Sip>? sips = problems.Try(() => ReadBook<Sip>(spec, SipKind, head, findings));
        problems.ThrowIfAny(besides: findings.Found.Select(f => f.Problem));
        return new PolicyDraft(head, episodes!, sips!, findings.Found);
    }

    /// <summary>Reads one kind's book. What is wrong with the facts is told first: rules about a refused fact would only echo it. So with what is given.</summary>
    private static RuleBook<T> ReadBook<T>(YamlMap spec, string kind, PolicyHead head, FindingList findings)
        where T : CareItem
    {
        Problems problems = new();
        IReadOnlyList<ItemField> fields = ItemFields.Of<T>();
        TextReader texts = TextReader.For(head.System, head.Boundaries, head.Labels, findings);
        List<Fact> facts = FactsReader.Read(Part(spec, "facts", kind)!, kind, fields, head.Boundaries, texts, problems);
        problems.ThrowIfAny();
        RegionReader regions = new(facts);
        if (Part(spec, "given", kind, optional: true) is { } given)
        {
            regions.ReadGiven(given.Map(Messages.WhatIsGivenFor(kind)), problems);
        }

        problems.ThrowIfAny();
        RulesReader rulesReader = new(head, fields, ItemActions.Of<T>(), regions, new ConditionReader(fields, head.Boundaries, facts, new HashSet<string>()), texts, findings);
        if (Part(spec, "steps", kind, optional: true) is { } steps)
        {
            rulesReader.ReadNamedSteps(steps.Map(Messages.TheStepsOf(kind)), problems);
        }

        List<Rule> rules = rulesReader.ReadRules(Part(spec, "rules", kind)!, kind, problems);
        List<SideQuestion> questions = Part(spec, "questions", kind, optional: true) is { } node
            ? rulesReader.ReadQuestions(node, kind, rules, problems)
            : [];
        List<ImpossibleFacts> impossible = Part(spec, "impossible", kind, optional: true) is { } declared
            ? ImpossibleReader.Read(declared.List(Messages.ImpossibleFor(kind)), regions, texts, rules, problems)
            : [];
        List<PolicyCase<T>> cases = Part(spec, "cases", kind, optional: true) is { } examples
            ? new CasesReader<T>(head.Boundaries, regions, rulesReader.Ids, texts).Read(examples.List(Messages.TheCasesOf(kind)), problems)
            : [];
        problems.ThrowIfAny();
        return new RuleBook<T>(kind, facts, rules, questions, impossible, cases);
    }

    private static YamlNode? Part(YamlMap spec, string part, string kind, bool optional = false)
    {
        if (optional && !spec.Has(part, out _))
        {
            return null;
        }

        YamlMap map = spec.Required(part, "`spec`").Map($"`{part}`").Only($"`{part}`", EpisodeKind, SipKind);
        return optional && !map.Has(kind, out _) ? null : map.Required(kind, $"`{part}`");
    }
}
