namespace Prator.Recovery.Ledger.Tests;

/// <summary>What a member of a team was told about one decision.</summary>
/// <param name="Actor">Who decided.</param>
/// <param name="Head">The newest entry when it was decided.</param>
/// <param name="End">The newest entry when it was kept.</param>
/// <param name="Given">What was decided, with a note that no other decision has.</param>
/// <param name="Result">What came of it.</param>
/// <param name="IsRow">Whether it is about a rejected row rather than an item.</param>
internal sealed record TeamTold(string Actor, long Head, long End, GivenDecision Given, DecisionResult Result, bool IsRow);
