using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>What is found about one kind of item.</summary>
internal sealed class BookExamination<T>
    where T : CareItem
{
    /// <exception cref="Yaml.YamlRefusedException">The grid is too large to prove.</exception>
    public BookExamination(RuleBook<T> book, Boundaries boundaries)
    {
        GridShape shape = new(book.Kind, book.Facts);
        Func<T, Moment, int> cellOf = CellCompiler<T>.Cell(shape, isForFew: true);
        WitnessFinder<T> witnesses = new(shape, cellOf, boundaries);
        GridProof proof = GridProof.Of(shape, book);
        CaseRun<T> cases = new(book, proof, cellOf, witnesses.Find);
        Coverage = cases.Coverage;
        Findings =
        [
            .. GridFindings.Of(proof, book, witnesses.Find),
            .. ImpossibleFindings.Of(shape, book, witnesses),
            .. RuleFindings.Of(shape, book, witnesses),
            .. ReachFindings.Of(witnesses.Reachable),
            .. FactFindings.Of(book),
            .. cases.Findings,
        ];
    }

    public IReadOnlyList<PolicyFinding> Findings { get; }

    public CaseCoverage Coverage { get; }
}
