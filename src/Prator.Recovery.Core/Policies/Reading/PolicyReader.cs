using System.Security.Cryptography;
using System.Text;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads a whole policy file and proves it; see docs/policy-format.md.</summary>
internal static class PolicyReader
{
    private const string Kind = "RecoveryPolicy";
    private const string EpisodeKind = "episode";
    private const string SipKind = "sip";

    private static readonly RowPlace Example = new("example", 1);

    public static RecoveryPolicy Read(string file, string text)
    {
        YamlMap root = YamlDocument.Read(file, text, Kind, "a policy");
        YamlMap spec = root.Required("spec", "a policy").Map("`spec`")
            .Only("`spec`", "timeZone", "boundaries", "labels", "clauses", "facts", "given", "steps", "rules", "questions");
        PolicyHead head = HeadReader.Read(root, spec, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

        Problems problems = new();
        RuleBook<Episode>? episodes = problems.Try(() => ReadBook<Episode>(spec, EpisodeKind, head));
        RuleBook<Sip>? sips = problems.Try(() => ReadBook<Sip>(spec, SipKind, head));
        problems.ThrowIfAny();

        DecisionGrid<Episode>? episodeGrid = problems.Try(() => DecisionGrid<Episode>.Compile(EpisodeKind, episodes!, head.Boundaries, () => new Episode { Source = Example }));
        DecisionGrid<Sip>? sipGrid = problems.Try(() => DecisionGrid<Sip>.Compile(SipKind, sips!, head.Boundaries, () => new Sip { Source = Example }));
        problems.ThrowIfAny();
        return new RecoveryPolicy(head, episodeGrid!, sipGrid!);
    }

    /// <summary>Reads one kind's book. What is wrong with the facts is told first: rules about a refused fact would only echo it. So with what is given.</summary>
    private static RuleBook<T> ReadBook<T>(YamlMap spec, string kind, PolicyHead head)
        where T : CareItem
    {
        Problems problems = new();
        IReadOnlyList<ItemField> fields = ItemFields.Of<T>();
        TextReader texts = TextReader.For(head.System, head.Boundaries, head.Labels);
        List<Fact> facts = FactsReader.Read(Part(spec, "facts", kind)!, kind, fields, head.Boundaries, texts, problems);
        problems.ThrowIfAny();
        RegionReader regions = new(facts);
        if (Part(spec, "given", kind, optional: true) is { } given)
        {
            regions.ReadGiven(given.Map($"what is given for `{kind}`"), problems);
        }

        problems.ThrowIfAny();
        RulesReader rulesReader = new(head, fields, regions, new ConditionReader(fields, head.Boundaries, facts, new HashSet<string>()), texts);
        if (Part(spec, "steps", kind, optional: true) is { } steps)
        {
            rulesReader.ReadNamedSteps(steps.Map($"the steps of `{kind}`"), problems);
        }

        List<Rule> rules = rulesReader.ReadRules(Part(spec, "rules", kind)!, kind, problems);
        List<SideQuestion> questions = Part(spec, "questions", kind, optional: true) is { } node
            ? rulesReader.ReadQuestions(node, kind, rules, problems)
            : [];
        problems.ThrowIfAny();
        return new RuleBook<T>(facts, rules, questions);
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
