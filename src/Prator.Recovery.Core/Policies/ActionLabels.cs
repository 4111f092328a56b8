using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Core.Policies;

/// <summary>What people call the actions, in texts that are read; scripts go by the names of <see cref="RecoveryAction"/>.</summary>
public static class ActionLabels
{
    /// <param name="action">The action.</param>
    /// <param name="system">What the policy calls the system.</param>
    public static LocalText Of(RecoveryAction action, string system) => action switch
    {
        RecoveryAction.None => new("Ingen åtgärd", "Nothing"),
        RecoveryAction.Register => new("Registrera", "Register"),
        RecoveryAction.RegisterByAgreement => new("Efterregistrera enligt överenskommelse", "Register by agreement"),
        RecoveryAction.ContinueManually => new("Fortsätt manuellt", "Continue manually"),
        RecoveryAction.ContinueInPrator => new($"Fortsätt i {system}", $"Continue in {system}"),
        RecoveryAction.Close => new("Avsluta", "Close"),
        RecoveryAction.CreateInitiativeAndInvite => new("Skapa initiativ, kalla", "Create initiative and invite"),
        RecoveryAction.CreateInitiativeAndRegisterPlan => new("Skapa initiativ och registrera plan", "Create initiative and register plan"),
        RecoveryAction.CloseByNormalRoutine => new("Avsluta på vanligt sätt", "Close by the normal routine"),
        RecoveryAction.DoNotRegister => new("Registrera inte", "Do not register"),
        RecoveryAction.Review => new("Granska", "Review"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
