using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>What a policy says about one kind of item, as written; <see cref="Grid.DecisionGrid{T}"/> is the compiled form.</summary>
/// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
public sealed record RuleBook<T>(IReadOnlyList<Fact> Facts, IReadOnlyList<Rule> Rules, IReadOnlyList<SideQuestion> Questions)
    where T : CareItem;
