using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>An action that people decided on instead of the policy's.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Instead">The rule that held when it was proposed. Where another one holds later, what was known has changed, and the ledger asks.</param>
/// <param name="Entry">The entry of the proposal: who, when, why.</param>
/// <param name="Approval">The entry of the approval by a second person; 0 while it waits for one.</param>
public sealed record ForcedAction(RecoveryAction Action, string Instead, long Entry, long Approval)
{
    /// <summary>Whether nobody else has approved it yet, so that it has no effect.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPending => Approval == 0;
}
