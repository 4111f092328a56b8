using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>A policy as written, before anything is proven of it.</summary>
/// <param name="Head">Everything but facts and rules.</param>
/// <param name="Episodes">What it says about episodes.</param>
/// <param name="Sips">What it says about SIPs.</param>
/// <param name="Findings">What is wrong with it that could be read past.</param>
internal sealed record PolicyDraft(PolicyHead Head, RuleBook<Episode> Episodes, RuleBook<Sip> Sips, IReadOnlyList<PolicyFinding> Findings);
