using System.Globalization;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>A ledger at a glance: what Get-RecoverySummary -Ledger gives. Times are local in the policy's zone.</summary>
public sealed class LedgerSummary
{
    internal LedgerSummary()
    {
    }

    /// <summary>Where the ledger is.</summary>
    public required string Ledger { get; init; }

    /// <summary>The moment that the newest files are of; null where none was taken in.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The policy that decided them.</summary>
    public string? Policy { get; init; }

    /// <summary>What that policy calls the system.</summary>
    internal string System { get; init; } = string.Empty;

    /// <summary>The language that it is shown in.</summary>
    internal CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>All items.</summary>
    public required long Items { get; init; }

    /// <summary>How many items carry a question. A rejected row is a question, too: <see cref="RejectedOpen"/>.</summary>
    public required long Questions { get; init; }

    /// <summary>How many have an order of an earlier day than the one asked about, which must be issued again.</summary>
    public required long Stale { get; init; }

    /// <summary>By action, in the order of the routine; each with how far its items have come.</summary>
    public required IReadOnlyList<LedgerCount> Actions { get; init; }

    public required IReadOnlyList<LedgerCount> Municipalities { get; init; }

    public required IReadOnlyList<LedgerCount> Units { get; init; }

    public required IReadOnlyList<LedgerCount> Owners { get; init; }

    /// <summary>Of each source and kind the newest files, with where their rows went: Rows = Items + Duplicates + Rejected.</summary>
    public required IReadOnlyList<SnapshotFile> Files { get; init; }

    /// <summary>Where the rows of all of them went.</summary>
    public Balance Balance => Files.Aggregate(default(Balance), (sum, f) => sum + new Balance(f.Items, f.Duplicates, f.Rejected));

    /// <summary>Rejected rows of all imports that nobody has mended yet.</summary>
    public required int RejectedOpen { get; init; }

    /// <summary>Mails of which nobody knows whether they were taken.</summary>
    public required int MailsUnknown { get; init; }

    /// <summary>Mails that were refused, and not sent again since.</summary>
    public required int MailsRefused { get; init; }

    /// <summary>Mails that could not be sent yet; the next run goes on with them.</summary>
    public required int MailsPending { get; init; }

    /// <summary>From when on things are told that happened; null where none was asked for.</summary>
    public DateTime? Since { get; init; }

    /// <summary>What happened since then; null where none was asked for.</summary>
    public LedgerHappenings? Happened { get; init; }

    /// <summary>The end of the log: note it, to prove later with Test-RecoveryLedger -Head that nothing was cut off. Null while the log is empty.</summary>
    public string? Head { get; init; }

    /// <summary>The ledger at a glance, in lines of at most that width: figures, and bars of how far actions and municipalities have come.</summary>
    /// <param name="width">The terminal's, in cells.</param>
    /// <param name="isColoured">Whether it shows colours; else each state has a sign of its own.</param>
    public IReadOnlyList<string> ToGlance(int width, bool isColoured) => LedgerSummaryText.Of(this, width, isColoured);
}
