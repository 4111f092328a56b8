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
    /// <param name="orders">What was ordered, the newest last; null where nothing was. Any of them may have been carried out.</param>
    /// <param name="system">The item as the newest complete export has it; null where that lacks it.</param>
    /// <param name="otherwise">Takes the fields that were set otherwise.</param>
    public static Proven Of(RecoveryAction action, IReadOnlyList<IReadOnlyList<OrderedField>>? orders, CareItem? system, out IReadOnlyList<FieldDiscrepancy> otherwise)
    {
        otherwise = [];
        if (system is null)
        {
            return Proven.No;
        }

        if (IsEntry(action))
        {
            // A cancelled row was not entered to stay.
            return system.Status == ItemStatus.Cancelled ? Proven.No : Proven.Done;
        }

        if (action == RecoveryAction.CloseByNormalRoutine)
        {
            return IsClosed(system) ? Proven.Done : Proven.No;
        }

        if (action != RecoveryAction.Close || orders is null || orders.Count == 0 || !IsClosed(system))
        {
            return Proven.No;
        }

        List<IReadOnlyList<FieldDiscrepancy>> differences = [.. orders.Select(o => Differences(o, system))];
        if (differences.Exists(d => d.Count == 0))
        {
            return Proven.Done;
        }

        otherwise = differences[^1];
        return Proven.Otherwise;
    }

    private static IReadOnlyList<FieldDiscrepancy> Differences(IReadOnlyList<OrderedField> order, CareItem system) =>
        [.. order.Select(o => new FieldDiscrepancy(o.Field, o.Value, DateOf(system, o.Field))).Where(d => d.Ordered != d.Found)];

    /// <summary>Whether the log says that what went on by the manual routine has come to its end.</summary>
    public static bool IsEnded(CareItem? log) => log switch
    {
        Episode episode => episode.DischargedAt.IsSet || IsClosed(episode),
        Sip sip => sip.EndedAt.IsSet || IsClosed(sip),
        _ => false,
    };

    /// <summary>Whether people have answered that it has come to its end.</summary>
    public static bool IsEnded(StandingDecisions people) => people.Answers.Any(a =>
        a is { Field: nameof(Episode.DischargedAt) or nameof(Sip.EndedAt) or nameof(Episode.ClosedAt), Value: not null }
        or { Field: nameof(CareItem.Status), Value: nameof(ItemStatus.Closed) });

    /// <summary>Whether a source says that the item is closed: by its status, or an episode with a blank status by its closing date.</summary>
    public static bool IsClosed(CareItem item) =>
        item.Status == ItemStatus.Closed || (item is Episode { Status: ItemStatus.Blank, ClosedAt.IsSet: true });

    /// <summary>Whether an action is to enter something that the system does not have.</summary>
    public static bool IsEntry(RecoveryAction action) => action
        is RecoveryAction.Register
        or RecoveryAction.RegisterByAgreement
        or RecoveryAction.CreateInitiativeAndInvite
        or RecoveryAction.CreateInitiativeAndRegisterPlan;

    private static DateOnly? DateOf(CareItem item, string field) =>
        item.GetType().GetProperty(field)?.GetValue(item) is Moment { IsSet: true } moment ? moment.Date : null;
}
