namespace Prator.Recovery.Ledger;

/// <summary>What a mailbox may send, counted over all runs that the ledger knows of.</summary>
public static class MailLimits
{
    /// <summary>So many mails are being sent at once: Graph lets a mailbox have no more requests in flight.</summary>
    public const int MostInFlight = 4;

    /// <summary>Messages in any sixty seconds: Exchange Online lets a mailbox send no more.</summary>
    public const int MostAMinute = 30;

    // A second more than the minute: a mail leaves a moment after the ledger says so.
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    /// <summary>For so long at most the server is left alone, whatever it says: what waits longer would be forgotten.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromHours(6);

    // Nobody knows when another run's request ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>When one more may be sent, or this is asked again; null where it may now.</summary>
    internal static DateTimeOffset? NotBefore(ILedgerReader store, DateTimeOffset now)
    {
        MailRow[] mails = [.. store.Mails(onlyUnsettled: true)];
        // A time further ahead was written by a clock that was wrong.
        if (mails.Where(m => m.NotBefore <= now + LongestHold).Max(m => m.NotBefore) is { } held && held > now)
        {
            return held;
        }

        if (mails.Count(m => m.State == MailState.Sending && store.Operation(m.StateOperation) is { } begun && begun.Time + LedgerOutbox.Lease > now) >= MostInFlight)
        {
            return now + Patience;
        }

        DateTimeOffset[] begunLately = [.. BegunSince(store, now - Minute).Order()];
        return begunLately.Length < MostAMinute ? null
            : begunLately[^MostAMinute] is var first && first <= now ? first + Minute
            : now + Minute;
    }

    private static IEnumerable<DateTimeOffset> BegunSince(ILedgerReader store, DateTimeOffset since)
    {
        Dictionary<long, DateTimeOffset> lately = [];
        for (long id = store.Numbers.Operation; store.Operation(id) is { } operation && operation.Time > since; id--)
        {
            lately.Add(id, operation.Time);
        }

        return lately.Count < MostAMinute ? [] : store.Entries(new EntryFilter { Operations = lately.Keys, Kinds = EventKinds.MailBegun }).Select(e => lately[e.Operation]);
    }
}
