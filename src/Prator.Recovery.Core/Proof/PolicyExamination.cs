using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies.Reading;

namespace Prator.Recovery.Core.Proof;

/// <summary>Everything that can be proven about a policy: what is wrong with it, and what its cases reach.</summary>
public sealed class PolicyExamination
{
    private PolicyExamination(PolicyHead head, IReadOnlyList<PolicyFinding> findings, IReadOnlyList<CaseCoverage> coverage)
    {
        Name = head.Name;
        Findings = findings;
        Coverage = coverage;
    }

    /// <summary><c>metadata.name</c>.</summary>
    public string Name { get; }

    /// <summary>What was found, in the order of the file.</summary>
    public IReadOnlyList<PolicyFinding> Findings { get; }

    /// <summary>What the cases reach: episodes first, then SIPs.</summary>
    public IReadOnlyList<CaseCoverage> Coverage { get; }

    /// <summary>Examines a policy. A gap, a conflict or a missing text is a finding here, and no refusal.</summary>
    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file, at most 1 MiB as UTF-8.</param>
    /// <exception cref="Yaml.YamlRefusedException">The file can't be read as a policy, or its grid is too large to prove.</exception>
    public static PolicyExamination Of(string file, string text)
    {
        PolicyDraft draft = PolicyReader.Draft(file, text);
        BookExamination<Episode> episodes = new(draft.Episodes, draft.Head.Boundaries);
        BookExamination<Sip> sips = new(draft.Sips, draft.Head.Boundaries);
        return new PolicyExamination(
            draft.Head,
            [
                .. draft.Findings
                    .Concat(UncitedClauses(draft))
                    .Concat(episodes.Findings)
                    .Concat(sips.Findings)
                    .OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column),
            ],
            [episodes.Coverage, sips.Coverage]);
    }

    private static IEnumerable<PolicyFinding> UncitedClauses(PolicyDraft draft)
    {
        HashSet<string> cited = [.. draft.Head.Routing.Clauses, .. draft.Episodes.Rules.Concat(draft.Sips.Rules).Select(r => r.Clause).OfType<string>()];
        return draft.Head.ClausePlaces
            .Where(c => !cited.Contains(c.Key))
            .Select(c => PolicyFinding.Warning(
                FindingKind.UncitedClause,
                null,
                c.Value,
                Messages.ClauseUncited(c.Key)));
    }
}
