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

        Dictionary<long, int> waited = Days(run.Operations, run.Request.Policy.TimeZone)
            .Select(o => (o.Id, Days: WorkingDays.Between(o.Day, run.AsOf.Date)))
            .Where(o => o.Days > limit)
            .ToDictionary(o => o.Id, o => o.Days);
        if (waited.Count == 0)
        {
            return;
        }

        foreach (ItemRow item in run.Store.Items(new ItemQuery { OnlyQuestions = true }).Where(i => i is { MergedInto: 0, EscalatedOperation: 0 } && waited.ContainsKey(i.AskedOperation)).ToList())
        {
            run.Cancellation.ThrowIfCancellationRequested();
            HistoryCheck.Check(item, [], run.Store.Entries(new EntryFilter { Items = [item.Id] }));
            ItemRow next = Stamp.On(item, item, EventKinds.Escalated, run.Log.Operation);
            run.Log.Body.Begin();
            run.Log.Body.Item(next, item, isNew: false);
            run.Log.Body.Part(BodyPart.Waited, waited[item.AskedOperation]);
            run.Log.Append(EventKinds.Escalated, item.Id);
            run.Store.Put(next);
            run.Count(item.Id, EventKinds.Escalated, isNew: false);
        }

        rejected.Escalate(waited);
    }

    // The day of each operation: of an import that of the newest files by then. What a backfill asks nobody knew on the day of its files.
    private static IEnumerable<(long Id, DateOnly Day)> Days(IEnumerable<OperationRow> operations, TimeZoneInfo zone)
    {
        DateOnly newest = DateOnly.MinValue;
        foreach (OperationRow operation in operations)
        {
            bool isOfFiles = operation.AsOf is not null && !operation.IsRedecision;
            DateOnly day = isOfFiles ? MomentText.Read(operation.AsOf!).Date : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(operation.Time, zone).DateTime);
            newest = isOfFiles && day > newest ? day : newest;
            yield return (operation.Id, isOfFiles ? newest : day);
        }
    }
}
