using System.Globalization;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>What happened to a ledger since a date. All counts are of items, each counted once, unless they say otherwise.</summary>
public sealed class LedgerHappenings
{
    private readonly LedgerChanges _changes;

    internal LedgerHappenings(LedgerChanges changes) => _changes = changes;

    /// <summary>Never seen before.</summary>
    public int New => _changes.New;

    /// <summary>A source said something else than before.</summary>
    public int Changed => _changes.Count(EventKinds.Changed);

    /// <summary>A complete export lacked what an earlier one had.</summary>
    public int Vanished => _changes.Count(EventKinds.Vanished);

    /// <summary>Had vanished, and were there again.</summary>
    public int Returned => _changes.Count(EventKinds.Returned);

    /// <summary>Turned out to be what another source tells of.</summary>
    public int Linked => _changes.Count(EventKinds.Linked);

    /// <summary>Were known, and got another action or rule.</summary>
    public int DecidedDifferently => _changes.DecidedDifferently;

    /// <summary>Got a question that a person must answer.</summary>
    public int Asked => _changes.Count(EventKinds.Asked);

    /// <summary>Were ordered to be closed.</summary>
    public int Ordered => _changes.Count(EventKinds.Ordered);

    /// <summary>Had their order taken back.</summary>
    public int Withdrawn => _changes.Count(EventKinds.Withdrawn);

    /// <summary>Were shown to be done.</summary>
    public int Verified => _changes.Count(EventKinds.Verified);

    /// <summary>Were done otherwise than ordered.</summary>
    public int Discrepant => _changes.Count(EventKinds.Discrepancy);

    /// <summary>Had nothing left to do.</summary>
    public int Settled => _changes.Count(EventKinds.Settled);

    /// <summary>Were settled or verified, and then contradicted.</summary>
    public int Reopened => _changes.Count(EventKinds.Reopened);

    /// <summary>Were answered by a person.</summary>
    public int Answered => _changes.Count(EventKinds.Answered);

    /// <summary>Were proposed another action by a person.</summary>
    public int Proposed => _changes.Count(EventKinds.Proposed);

    /// <summary>Got the proposed action by a second person's approval.</summary>
    public int Approved => _changes.Count(EventKinds.Approved);

    /// <summary>Had an answer or a person's action taken back.</summary>
    public int Retracted => _changes.Count(EventKinds.Retracted);

    /// <summary>Had their question handed on to the regional owner; rejected rows among them.</summary>
    public int Escalated => _changes.Count(EventKinds.Escalated);

    /// <summary>Had their patient's identifier read.</summary>
    public int Accessed => _changes.Count(EventKinds.Accessed);

    /// <summary>Rows that could not be read.</summary>
    public int Rejected => _changes.Count(EventKinds.Rejected);

    /// <summary>Rejected rows that were mended.</summary>
    public int Mended => _changes.Count(EventKinds.Mended);

    /// <summary>The counts that a report tells, by name, in the order in which it tells them.</summary>
    internal IReadOnlyList<(string Name, long Count)> Told =>
    [
        (nameof(New), New), (nameof(Changed), Changed), (nameof(Linked), Linked), (nameof(Vanished), Vanished), (nameof(Returned), Returned),
        (nameof(DecidedDifferently), DecidedDifferently), (nameof(Asked), Asked), (nameof(Answered), Answered), (nameof(Ordered), Ordered),
        (nameof(Withdrawn), Withdrawn), (nameof(Verified), Verified), (nameof(Discrepant), Discrepant), (nameof(Settled), Settled),
        (nameof(Reopened), Reopened), (nameof(Escalated), Escalated), (nameof(Mended), Mended),
    ];

    /// <summary>In words, without what did not happen.</summary>
    public override string ToString()
    {
        (int Count, string What)[] counts =
        [
            (New, "new"), (Changed, "changed"), (Vanished, "vanished"), (Returned, "returned"), (Linked, "linked"), (DecidedDifferently, "decided differently"), (Asked, "asked"),
            (Ordered, "ordered"), (Withdrawn, "withdrawn"), (Verified, "verified"), (Discrepant, "discrepant"), (Settled, "settled"), (Reopened, "reopened"),
            (Answered, "answered"), (Proposed, "proposed"), (Approved, "approved"), (Retracted, "decisions taken back"), (Escalated, "handed on"),
            (Accessed, "identifiers read"), (Rejected, "rows rejected"), (Mended, "rows mended"),
        ];
        string told = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {c.What}")));
        return told.Length == 0 ? "Nothing." : told;
    }
}
