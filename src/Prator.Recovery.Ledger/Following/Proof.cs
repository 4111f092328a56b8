using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What the system's newest export proves about an action.</summary>
internal enum Proven
{
    /// <summary>Nothing yet, or no more.</summary>
    No,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was done otherwise than ordered.</summary>
    Otherwise,
}

/// <summary>Reads from the system's newest export whether an action was done. Contract: the verification of the ledger.</summary>
internal static class Proof
{
    /// <summary>Whether an action can be proven by an export at all.</summary>
    public static bool CanBeProven(RecoveryAction action) => action is RecoveryAction.Close or RecoveryAction.CloseByNormalRoutine || IsEntry(action);

    /// <param name="action">What was to be done.</param>
    /// <param name="order">What was ordered; null where nothing was.</param>
    /// <param name="system">The item as the newest complete export has it; null where that lacks it.</param>
    /// <param name="otherwise">Takes the fields that were set otherwise.</param>
    public static Proven Of(RecoveryAction action, IReadOnlyList<OrderedField>? order, CareItem? system, out IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        otherwise = [];
        if (system is null)
        {
            return Proven.No;
        }

        if (IsEntry(action))
        {
            return Proven.Done;
        }

        if (action == RecoveryAction.CloseByNormalRoutine)
        {
            return IsClosed(system) ? Proven.Done : Proven.No;
        }

        if (action != RecoveryAction.Close || order is null || !IsClosed(system))
        {
            return Proven.No;
        }

        otherwise = [.. order.Select(o => new FieldDiscrepancy(o.Field, o.Value, DateOf(system, o.Field))).Where(d => d.Ordered != d.Found)];
        return otherwise.Count == 0 ? Proven.Done : Proven.Otherwise;
    }

    /// <summary>Whether the log says that what went on by the manual routine has come to its end.</summary>
    public static bool IsEnded(CareItem? log) => log switch
    {
        Episode episode => episode.DischargedAt.IsSet || IsClosed(episode),
        Sip sip => sip.EndedAt.IsSet || IsClosed(sip),
        _ => false,
    };

    /// <summary>Whether a source says that the item is closed: by its status, or an episode with a blank status by its closing date.</summary>
    public static bool IsClosed(CareItem item) =>
        item.Status == ItemStatus.Closed || (item is Episode { Status: ItemStatus.Blank, ClosedAt.IsSet: true });

    private static bool IsEntry(RecoveryAction action) => action
        is RecoveryAction.Register
        or RecoveryAction.RegisterByAgreement
        or RecoveryAction.CreateInitiativeAndInvite
        or RecoveryAction.CreateInitiativeAndRegisterPlan;

    private static DateOnly? DateOf(CareItem item, string field) =>
        item.GetType().GetProperty(field)?.GetValue(item) is Moment { IsSet: true } moment ? moment.Date : null;
}
