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
        Lazy<WitnessFinder<T>> witnesses = new(() => new WitnessFinder<T>(shape, boundaries));
        GridProof proof = GridProof.Of(shape, book);
        CaseRun<T> cases = new(book, proof, cell => witnesses.Value.Find(cell));
        Coverage = cases.Coverage;
        Findings =
        [
            .. GridFindings.Of(proof, book, cell => witnesses.Value.Find(cell)),
            .. ImpossibleFindings.Of(shape, book, cell => witnesses.Value.Find(cell)),
            .. RuleFindings.Of(book, shape, cell => witnesses.Value.Find(cell)),
            .. FactFindings.Of(book),
            .. cases.Findings,
        ];
    }

    public IReadOnlyList<PolicyFinding> Findings { get; }

    public CaseCoverage Coverage { get; }
}
