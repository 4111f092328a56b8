namespace Prator.Recovery.Core.Decisions;

/// <summary>What is to be done with an item. Every item gets exactly one.</summary>
public enum RecoveryAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Enter the item in the system.</summary>
    Register,

    /// <summary>Enter it afterwards, as the units agreed.</summary>
    RegisterByAgreement,

    /// <summary>Go on by the manual downtime routine.</summary>
    ContinueManually,

    /// <summary>Go on in the system.</summary>
    ContinueInPrator,

    /// <summary>Close the episode by setting the fields in Changes.</summary>
    Close,

    /// <summary>Create a SIP initiative and an invitation.</summary>
    CreateInitiativeAndInvite,

    /// <summary>Create a SIP initiative and register the plan that was made.</summary>
    CreateInitiativeAndRegisterPlan,

    /// <summary>End the SIP as usual.</summary>
    CloseByNormalRoutine,

    /// <summary>Do not enter the item in the system.</summary>
    DoNotRegister,

    /// <summary>A person must answer the question first.</summary>
    Review,
}
