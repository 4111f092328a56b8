using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>The actions that a rule about one kind of item can have.</summary>
public static class ItemActions
{
    private static readonly RecoveryAction[] OfSipsOnly =
        [RecoveryAction.CreateInitiativeAndInvite, RecoveryAction.CreateInitiativeAndRegisterPlan, RecoveryAction.CloseByNormalRoutine];

    private static readonly RecoveryAction[] OfEpisodes = [.. Enum.GetValues<RecoveryAction>().Except(OfSipsOnly)];

    private static readonly RecoveryAction[] OfSips = [.. Enum.GetValues<RecoveryAction>().Except([RecoveryAction.Close])];

    /// <summary>The actions of <see cref="Episode"/> or <see cref="Sip"/>.</summary>
    public static IReadOnlyList<RecoveryAction> Of<T>()
        where T : CareItem => typeof(T) == typeof(Episode) ? OfEpisodes : OfSips;
}
