using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Makes a policy that can decide of one that was read.</summary>
internal static class PolicyCompiler
{
    /// <summary>So many problems are told one by one; the rest are counted.</summary>
    private const int Told = 20;

    /// <exception cref="YamlRefusedException">Something is missing, or the rules leave a gap or a conflict.</exception>
    public static RecoveryPolicy Compile(PolicyDraft draft)
    {
        Refuse(draft.Findings);
        Problems problems = new();
        DecisionGrid<Episode>? episodes = problems.Try(() => Compile(draft.Episodes, draft.Head.Boundaries));
        DecisionGrid<Sip>? sips = problems.Try(() => Compile(draft.Sips, draft.Head.Boundaries));
        problems.ThrowIfAny();
        return new RecoveryPolicy(draft.Head, episodes!, sips!);
    }

    private static DecisionGrid<T> Compile<T>(RuleBook<T> book, Boundaries boundaries)
        where T : CareItem
    {
        GridProof proof = GridProof.Of(new GridShape(book.Kind, book.Facts), book);
        if (!proof.IsClean)
        {
            WitnessFinder<T> witnesses = new(proof.Shape, CellCompiler<T>.Cell(proof.Shape, isForFew: true), boundaries);
            Refuse([.. GridFindings.Of(proof, book, witnesses.Find)]);
        }

        return DecisionGrid<T>.Compile(proof, book);
    }

    private static void Refuse(IReadOnlyList<PolicyFinding> findings)
    {
        if (findings.Count > 0)
        {
            YamlProblem[] problems = [.. findings.Select(f => f.Problem).OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)];
            throw new YamlRefusedException(problems.Length <= Told
                ? problems
                : [.. problems.Take(Told), new YamlProblem(problems[Told].Place, Messages.MoreProblems(problems.Length - Told))]);
        }
    }
}
