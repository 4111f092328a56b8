using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>Who writes to a ledger, when and with what.</summary>
/// <param name="Time">A point in time (UTC).</param>
/// <param name="Actor">The account of the operating system or of the database session.</param>
/// <param name="Cmdlet">The command's name.</param>
/// <param name="Policy">The name of the policy that what is done stands on; null where it stands on none.</param>
/// <param name="PolicyHash">SHA-256 of its text, lower-case hexadecimal.</param>
public sealed record Act(DateTimeOffset Time, string Actor, string Cmdlet, string? Policy = null, string? PolicyHash = null);

/// <summary>One day's files, to be taken in as one snapshot. Their rows are run through once, on another thread than the import's.</summary>
public sealed record ImportRequest
{
    public required Act Act { get; init; }

    /// <summary>The policy that decides.</summary>
    public required RecoveryPolicy Policy { get; init; }

    /// <summary>Its text, which is kept in the ledger.</summary>
    public required string PolicyText { get; init; }

    /// <summary>The day (or moment) that the files are of, in the policy's zone.</summary>
    public required Moment AsOf { get; init; }

    /// <summary>The files, with their balance: they have been read through once.</summary>
    public required IReadOnlyList<SnapshotFile> Files { get; init; }

    /// <summary>Takes in a snapshot that is older than the newest: it adds what was never seen, and changes nothing else.</summary>
    public bool Backfill { get; init; }

    /// <summary>Decides all items again, by a policy and without files: see <see cref="LedgerRedecision"/>.</summary>
    public bool IsRedecision { get; init; }

    /// <summary>The policy as a query, for stores that can decide by it the items that no file tells of; null to decide every item here.</summary>
    public PolicyStatement? Statement { get; init; }

    /// <summary>Called now and then on the thread that imports, while rows are read on another: to show progress. Null where nobody looks.</summary>
    public Action? Tick { get; init; }

    /// <summary>What was read of the ledger before it was kept from others; null where nothing was. Another state than the ledger's is not used.</summary>
    public KnownState? Known { get; init; }

    /// <summary>The census's rows; null where no census was given.</summary>
    public IEnumerable<SeenRow<Stay>>? Stays { get; init; }

    /// <summary>The outage log's episodes; null where none was given.</summary>
    public IEnumerable<SeenRow<Episode>>? LogEpisodes { get; init; }

    /// <summary>The system's episodes, all of them; null where they were not exported.</summary>
    public IEnumerable<SeenRow<Episode>>? Episodes { get; init; }

    /// <summary>The outage log's SIPs; null where none was given.</summary>
    public IEnumerable<SeenRow<Sip>>? LogSips { get; init; }

    /// <summary>The system's SIPs, all of them; null where they were not exported.</summary>
    public IEnumerable<SeenRow<Sip>>? Sips { get; init; }
}

/// <summary>A row of a file: what it says, or why it could not be read.</summary>
public readonly record struct SeenRow<T>(T? Row, RejectedSeen? Rejected)
    where T : ExportRow;

/// <summary>A row that could not be read. Holds no patient data but, perhaps, in <see cref="Id"/>. The reason is a code and what it is about, as <see cref="RejectedEntry.Reason"/> says.</summary>
public sealed record RejectedSeen(string File, int Row, string? Column, string Reason, string Reference, string? Unit, string? Municipality, string? Owner)
{
    /// <summary>What stands where the row's id belongs, by which its record is found; nothing keeps it. Null where nothing does.</summary>
    public string? Id { get; init; }
}
