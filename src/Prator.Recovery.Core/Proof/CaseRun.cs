using System.Collections;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>Runs the cases of a rule book, also of one with gaps and conflicts: where these are, a case does not hold.</summary>
internal sealed class CaseRun<T>
    where T : CareItem
{
    private readonly RuleBook<T> _book;
    private readonly GridProof _proof;
    private readonly Func<T, Moment, int> _cellOf;
    private readonly Func<int, Witness?> _witness;
    private readonly BitArray _hit;
    private readonly HashSet<string> _rulesHit = new(StringComparer.Ordinal);
    private readonly List<PolicyFinding> _findings = [];

    /// <param name="book">The rules and their cases.</param>
    /// <param name="proof">The rules on the grid.</param>
    /// <param name="cellOf">The cell of an item.</param>
    /// <param name="witness">An item that falls into a cell; null where none was found.</param>
    public CaseRun(RuleBook<T> book, GridProof proof, Func<T, Moment, int> cellOf, Func<int, Witness?> witness)
    {
        _book = book;
        _proof = proof;
        _cellOf = cellOf;
        _witness = witness;
        _hit = new BitArray(proof.Shape.CellCount);
        int held = book.Cases.Count(Holds);
        Coverage = new CaseCoverage(
            book.Kind,
            book.Cases.Count,
            held,
            Enumerable.Range(0, _hit.Count).Count(cell => _hit[cell]),
            Enumerable.Range(0, _hit.Count).Count(cell => proof.OwnerOf(cell) >= GridProof.Nobody),
            _rulesHit.Count,
            book.Rules.Count);
    }

    public CaseCoverage Coverage { get; }

    /// <summary>The cases that do not hold, the rules that have none, and what all of them reach.</summary>
    public IEnumerable<PolicyFinding> Findings => _findings.Concat(_book.Rules
        .Where(r => !_rulesHit.Contains(r.Id))
        .Select(r => PolicyFinding.Information(FindingKind.Case, r.Id, r.Place, Messages.CaseMissing(r.Id))))
        .Append(PolicyFinding.Covering(Coverage, _book.Cases.Count > 0 ? _book.Cases[0].Place : _book.Rules[0].Place));

    private bool Holds(PolicyCase<T> example)
    {
        List<(int Cell, string Amiss)> amiss = [];
        foreach (int cell in CellsOf(example))
        {
            if (AmissAt(example, cell) is { } found && amiss.Count < GridProof.ExamplesKept)
            {
                amiss.Add((cell, found));
            }
        }

        if (amiss.Count > 0)
        {
            (string told, Witness? item) = Shown(example, amiss);
            _findings.Add(PolicyFinding.Error(
                FindingKind.Case,
                example.Expected.Rule,
                example.Place,
                Messages.CaseFails(example.Name, told),
                item));
        }

        return amiss.Count == 0;
    }

    /// <summary>What differs in a cell, which counts as reached.</summary>
    private string? AmissAt(PolicyCase<T> example, int cell)
    {
        if (_proof.OwnerOf(cell) <= GridProof.FirstImpossible)
        {
            return example.Item is null ? null : Messages.FallsWhereImpossible;
        }

        _hit[cell] = true;
        return Amiss(example.Expected, cell);
    }

    /// <summary>The first difference that an item shows; else the first.</summary>
    private (string Told, Witness? Item) Shown(PolicyCase<T> example, List<(int Cell, string Amiss)> amiss)
    {
        if (example.Item is { } own)
        {
            return (amiss[0].Amiss, Witness.Of(own, example.AsOf));
        }

        foreach ((int cell, string told) in amiss)
        {
            if (_witness(cell) is { } item)
            {
                return (told, item);
            }
        }

        return (amiss[0].Amiss, null);
    }

    private IEnumerable<int> CellsOf(PolicyCase<T> example) => example.Item is { } item
        ? [_cellOf(item, example.AsOf)]
        : example.Regions!.SelectMany(_proof.Shape.CellsOf).Distinct();

    /// <summary>What differs from what is expected in a cell; null where nothing does.</summary>
    private string? Amiss(ExpectedDecision expected, int cell)
    {
        int owner = _proof.OwnerOf(cell);
        if (owner == GridProof.Nobody)
        {
            return Messages.DecidedByNone(_proof.Shape.Describe(cell));
        }

        if (_proof.IsDisputed(cell))
        {
            return Messages.DecidedByMany(_proof.Shape.Describe(cell));
        }

        Rule rule = _book.Rules[owner];
        _rulesHit.Add(rule.Id);
        return rule.Id != expected.Rule ? Messages.DecidedByOther(rule.Id, expected.Rule, _proof.Shape.Describe(cell))
            : rule.Action != expected.Action ? Messages.OtherAction(rule.Action, expected.Action)
            : !Holds(rule.Reason, expected.Reason) ? Messages.OtherReason(rule.Reason.Swedish, rule.Reason.English, expected.Reason)
            : expected.Question is { } question && !QuestionsIn(rule, cell).Any(q => Holds(q, question)) ? Messages.AsksNothing(question, _proof.Shape.Describe(cell))
            : null;
    }

    private IEnumerable<LocalText> QuestionsIn(Rule rule, int cell)
    {
        IEnumerable<LocalText> beside = _book.Questions
            .Where(q => q.Rules.Contains(rule.Id) && q.Regions.Any(r => _book.Facts.All(f => r.Allows(f.Index, _proof.Shape.BandOf(cell, f.Index)))))
            .Select(q => q.Text);
        return rule.Question is { } own ? beside.Prepend(own) : beside;
    }

    private static bool Holds(LocalText text, string part) =>
        text.Swedish.Contains(part, StringComparison.Ordinal) || text.English.Contains(part, StringComparison.Ordinal);
}
