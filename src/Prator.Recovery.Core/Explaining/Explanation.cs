using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>Why an item is decided as it is, and what would have to be otherwise for each other action.</summary>
/// <param name="Decision">What is explained; its rule has the clause and the note.</param>
/// <param name="Because">The facts that decided: as long as they are so, the same rule decides whatever the other facts, and none of them can be left out.</param>
/// <param name="Otherwise">The nearest way to each other action that an item can get, fewest changes first.</param>
public sealed record Explanation<T>(Decision<T> Decision, IReadOnlyList<DecidingFact> Because, IReadOnlyList<OtherOutcome> Otherwise)
    where T : CareItem;

/// <summary>A fact that decided.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Band">What it is.</param>
/// <param name="Values">The fields that it is derived from, those that are blank left out.</param>
public sealed record DecidingFact(Fact Fact, Band Band, IReadOnlyList<FieldValue> Values);

/// <summary>The smallest change of facts that leads to another action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Rule">The rule that decides then.</param>
/// <param name="Cell">Where that is on the grid.</param>
/// <param name="Changes">The facts that are otherwise; at least one.</param>
public sealed record OtherOutcome(RecoveryAction Action, Rule Rule, int Cell, IReadOnlyList<FactChange> Changes);

/// <summary>A fact that would be otherwise.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it would be.</param>
public sealed record FactChange(Fact Fact, Band From, Band To);
