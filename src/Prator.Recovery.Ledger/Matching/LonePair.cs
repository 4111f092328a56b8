using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// The one item of a patient that paper has and the system lacks, and the one that the system has since and paper lacks. What is
/// registered afterwards may get another date; so two of different days that are each alone may be the same, which nobody but a
/// person can tell.
/// </summary>
internal static class LonePair
{
    /// <param name="ofSystem">A patient's items that the system alone has.</param>
    /// <param name="ofLog">The same patient's items that paper alone has.</param>
    public static void Ask<T>(IReadOnlyList<ItemCase<T>> ofSystem, IReadOnlyList<ItemCase<T>> ofLog)
        where T : CareItem
    {
        if (ofLog.Count == 1 && ofSystem.Where(s => MayBe(s, ofLog[0])).Take(2).ToList() is [var only])
        {
            only.Ask(ItemSource.OutageLog, ofLog);
            ofLog[0].Ask(ItemSource.Prator, [only]);
        }
    }

    private static bool MayBe<T>(ItemCase<T> system, ItemCase<T> log)
        where T : CareItem =>
        system.Day >= 0 && log.Day >= 0
        && system.MayBe(log)
        && IsNewer(system, log)
        && !(system.Prator!.Row.HasId && log.Log!.Row.HasId)
        && !EndedBefore(system.Prator.Value!, log.Day) && !EndedBefore(log.Log!.Value!, system.Day);

    // The system had it later than paper did. A plan that was created in it after the one on paper is as likely to be that one.
    private static bool IsNewer<T>(ItemCase<T> system, ItemCase<T> log)
        where T : CareItem =>
        (system.Before?.FirstOperation ?? long.MaxValue) > (log.Before?.FirstOperation ?? long.MaxValue)
        || (typeof(T) == typeof(Sip) && system.Day > log.Day);

    // What had ended when the other began is another one.
    private static bool EndedBefore(CareItem item, int day) => item switch
    {
        Episode { DischargedAt: { IsSet: true } left } => left.Date.DayNumber < day,
        Sip { EndedAt: { IsSet: true } ended } => ended.Date.DayNumber < day,
        _ => false,
    };
}
