using Prator.Recovery.Core.Calendar;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Hands questions on to the regional owner that waited for longer than the policy lets them: of items, and rejected rows. A question
/// that came up today, or is about to go, is none of them.
/// </summary>
internal static class Overdue
{
    /// <summary>Writes an event of each, at the end of an import.</summary>
    public static void Escalate(ImportRun run, RejectedRows rejected)
    {
        if (run.Request.Policy.Routing.RegionalAfterWorkingDays is not { } limit || run.Request.Backfill)
        {
            return;
        }

        Dictionary<long, bool> isOld = run.Operations.ToDictionary(o => o.Id, o => WorkingDays.Between(DayOf(o, run.Request.Policy.TimeZone), run.AsOf.Date) > limit);
        if (!isOld.ContainsValue(true))
        {
            return;
        }

        HistoryCheck history = new(run.Store);
        foreach (ItemRow item in run.Store.Items(new ItemQuery { OnlyQuestions = true }).Where(i => i is { MergedInto: 0, EscalatedOperation: 0 } && isOld.GetValueOrDefault(i.AskedOperation)).ToList())
        {
            run.Cancellation.ThrowIfCancellationRequested();
            history.Check(item, []);
            ItemRow next = Stamp.On(item, item, EventKinds.Escalated, run.Log.Operation);
            run.Log.Body.Begin();
            run.Log.Body.Item(next, item, isNew: false);
            run.Log.Append(EventKinds.Escalated, item.Id);
            run.Store.Put(next);
            run.Count(item.Id, EventKinds.Escalated, isNew: false);
        }

        rejected.Escalate(r => isOld.GetValueOrDefault(r.FirstOperation));
    }

    private static DateOnly DayOf(OperationRow operation, TimeZoneInfo zone) => operation.AsOf is { } asOf && !operation.IsRedecision
        ? MomentText.Read(asOf).Date
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(operation.Time, zone).DateTime);
}
