using System.Collections;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>How many items were left at the end of a day.</summary>
/// <param name="Day">In the policy's zone.</param>
/// <param name="New">Items that were seen for the first time that day.</param>
/// <param name="Remaining">Items that were neither settled nor proven done.</param>
/// <param name="Done">Items that were.</param>
internal sealed record BurnDownDay(DateOnly Day, long New, long Remaining, long Done);

/// <summary>Follows all items of a ledger through its log: what remained, day by day.</summary>
internal static class BurnDown
{
    private const EventKinds ToDone = EventKinds.Settled | EventKinds.Verified;

    // Whatever else gives an item a state; every new item is decided.
    private const EventKinds ToOpen = EventKinds.Decided | EventKinds.Reopened | EventKinds.Discrepancy | EventKinds.Vanished | EventKinds.Proposed;

    private enum Standing : byte
    {
        Unseen,
        Open,
        Done,
    }

    /// <param name="reader">The ledger.</param>
    /// <param name="included">By their numbers, which items. One that turned out to be another is never among them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static IReadOnlyList<BurnDownDay> Of(ILedgerReader reader, BitArray included, CancellationToken cancellation)
    {
        Standing[] items = new Standing[included.Length];

        // A day is one that files were taken in for, also where they changed nothing; what people decided afterwards belongs to it.
        Queue<LedgerSnapshot> snapshots = new(LedgerSnapshots.Of(reader));
        List<BurnDownDay> told = [];
        BurnDownDay today = new(DateOnly.MinValue, 0, 0, 0);
        foreach (EntryMark entry in reader.EntryMarks(ToDone | ToOpen))
        {
            cancellation.ThrowIfCancellationRequested();
            if (included[(int)entry.Item])
            {
                today = UpTo(entry.Operation, snapshots, today, told);
                today = After(today, ref items[entry.Item], entry.Kinds);
            }
        }

        Add(told, UpTo(long.MaxValue, snapshots, today, told));
        return told;
    }

    // Files of an earlier day may be taken in later; what was known then is not told anew.
    private static BurnDownDay UpTo(long operation, Queue<LedgerSnapshot> snapshots, BurnDownDay today, List<BurnDownDay> told)
    {
        while (snapshots.TryPeek(out LedgerSnapshot? next) && next.Operation.Id <= operation)
        {
            DateOnly day = snapshots.Dequeue().AsOf.Date;
            if (day > today.Day)
            {
                Add(told, today);
                today = today with { Day = day, New = 0 };
            }
        }

        return today;
    }

    // The first day is the one on which something is known.
    private static void Add(List<BurnDownDay> told, BurnDownDay day)
    {
        if (day.Remaining + day.Done > 0)
        {
            told.Add(day);
        }
    }

    private static BurnDownDay After(BurnDownDay day, ref Standing item, EventKinds kinds)
    {
        Standing before = item;
        item = (kinds & ToDone) != 0 ? Standing.Done
            : before == Standing.Unseen || (kinds & (ToOpen & ~EventKinds.Decided)) != 0 ? Standing.Open
            : before;
        return item == before ? day : day with
        {
            New = day.New + (before == Standing.Unseen ? 1 : 0),
            Remaining = day.Remaining + (item == Standing.Open ? 1 : 0) - (before == Standing.Open ? 1 : 0),
            Done = day.Done + (item == Standing.Done ? 1 : 0) - (before == Standing.Done ? 1 : 0),
        };
    }
}
