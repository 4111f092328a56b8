using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>What a policy says about one kind of item, as written; <see cref="Grid.DecisionGrid{T}"/> is the compiled form.</summary>
/// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
/// <param name="Kind">What the policy calls the kind of item: <c>episode</c> or <c>sip</c>.</param>
/// <param name="Facts">What the rules see of an item.</param>
/// <param name="Rules">What is decided.</param>
/// <param name="Questions">What is asked beside a rule's own question.</param>
/// <param name="Impossible">Facts that are declared not to occur together.</param>
/// <param name="Cases">Examples that the rules must keep.</param>
public sealed record RuleBook<T>(
    string Kind,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<SideQuestion> Questions,
    IReadOnlyList<ImpossibleFacts> Impossible,
    IReadOnlyList<PolicyCase<T>> Cases)
    where T : CareItem;
