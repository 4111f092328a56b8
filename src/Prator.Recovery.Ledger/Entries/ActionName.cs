using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Ledger;

/// <summary>The names of actions, as the contract fixes them, without a new string each time.</summary>
internal static class ActionName
{
    private static readonly string[] Names = Enum.GetNames<RecoveryAction>();

    public static string Of(RecoveryAction action) => Names[(int)action];
}
