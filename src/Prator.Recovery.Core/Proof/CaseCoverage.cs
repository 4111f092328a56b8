namespace Prator.Recovery.Core.Proof;

/// <summary>What the cases of one kind of item reach.</summary>
/// <param name="Kind">What the policy calls the kind of item: <c>episode</c> or <c>sip</c>.</param>
/// <param name="Cases">How many cases there are.</param>
/// <param name="Held">How many of them hold.</param>
/// <param name="CellsHit">How many cells some case reaches.</param>
/// <param name="Cells">How many cells there are, those left out that are declared impossible.</param>
/// <param name="RulesHit">How many rules decide some case.</param>
/// <param name="Rules">How many rules there are.</param>
public sealed record CaseCoverage(string Kind, int Cases, int Held, int CellsHit, int Cells, int RulesHit, int Rules)
{
    public override string ToString() => Messages.CasesCover(Held, Cases, Kind, CellsHit, Cells, RulesHit, Rules);
}
