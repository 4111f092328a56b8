using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>What an import into a ledger did: what Import-PratorExport gives. All counts are of items unless they say otherwise.</summary>
public sealed class ImportResult
{
    private readonly ImportOutcome _outcome;

    internal ImportResult(Moment asOf, string policy, ImportOutcome outcome, string ledger)
    {
        _outcome = outcome;
        AsOf = asOf.ToDateTime()!.Value;
        Policy = policy;
        Ledger = ledger;
    }

    /// <summary>The moment that the files are of, in the policy's zone.</summary>
    public DateTime AsOf { get; }

    /// <summary>The policy that decided.</summary>
    public string Policy { get; }

    /// <summary>Where the ledger is.</summary>
    public string Ledger { get; }

    /// <summary>The number of the operation that took the files in; of a repeat, that of then.</summary>
    public long Operation => _outcome.Operation;

    /// <summary>Whether the very same files were taken in before, so that nothing was changed.</summary>
    public bool IsRepeat => _outcome.IsRepeat;

    /// <summary>Where the rows of every file went: Rows = Items + Duplicates + Rejected.</summary>
    public IReadOnlyList<SnapshotFile> Files => _outcome.Files;

    /// <summary>Where the rows of all files went.</summary>
    public Balance Balance => Files.Aggregate(default(Balance), (sum, f) => sum + new Balance(f.Items, f.Duplicates, f.Rejected));

    /// <summary>Never seen before.</summary>
    public int New => _outcome.New;

    /// <summary>A source says something else than before.</summary>
    public int Changed => _outcome.Count(EventKinds.Changed);

    /// <summary>A complete export lacks what an earlier one had.</summary>
    public int Vanished => _outcome.Count(EventKinds.Vanished);

    /// <summary>Had vanished, and are there again.</summary>
    public int Returned => _outcome.Count(EventKinds.Returned);

    /// <summary>Turned out to be what another source tells of.</summary>
    public int Linked => _outcome.Count(EventKinds.Linked);

    /// <summary>Were known, and got another action or rule.</summary>
    public int DecidedDifferently => _outcome.DecidedDifferently;

    /// <summary>Have a new question that a person must answer.</summary>
    public int Asked => _outcome.Count(EventKinds.Asked);

    /// <summary>Shown to be done.</summary>
    public int Verified => _outcome.Count(EventKinds.Verified);

    /// <summary>Done otherwise than ordered.</summary>
    public int Discrepant => _outcome.Count(EventKinds.Discrepancy);

    /// <summary>Nothing is left to do.</summary>
    public int Settled => _outcome.Count(EventKinds.Settled);

    /// <summary>Orders that this import took back: what was ordered is not what is to be done any more.</summary>
    public int Withdrawn => _outcome.Count(EventKinds.Withdrawn);

    /// <summary>Were settled or verified, and are contradicted.</summary>
    public int Reopened => _outcome.Count(EventKinds.Reopened);

    /// <summary>Had a question that waited for longer than the policy lets it, and went on to the regional owner.</summary>
    public int Escalated => _outcome.Count(EventKinds.Escalated);

    /// <summary>Rows of these files that could not be read.</summary>
    public int Rejected => Files.Sum(f => f.Rejected);

    /// <summary>Rejected rows of earlier imports that these files mended.</summary>
    public int Mended => _outcome.Mended;

    /// <summary>Rejected rows of all imports that nobody has mended yet.</summary>
    public int RejectedOpen => _outcome.RejectedOpen;

    /// <summary>Stays of the census that no episode fits.</summary>
    public int StaysWithoutEpisode => _outcome.StaysWithoutEpisode;

    /// <summary>The end of the log afterwards: note it, to prove later with Test-RecoveryLedger -Head that nothing was cut off. Null while the log is empty.</summary>
    public string? Head => _outcome.Head?.ToString();

    /// <summary>What happened, in words.</summary>
    public string Happened
    {
        get
        {
            if (IsRepeat)
            {
                return Files.Count == 0
                    ? string.Create(CultureInfo.InvariantCulture, $"Nothing: everything was decided by this policy before, last by operation {Operation}.")
                    : string.Create(CultureInfo.InvariantCulture, $"Nothing: the same files were taken in before, by operation {Operation}.");
            }

            (int Count, string What)[] counts =
            [
                (New, "new"), (Changed, "changed"), (Vanished, "vanished"), (Returned, "returned"), (Linked, "linked"), (DecidedDifferently, "decided differently"),
                (Asked, "asked"), (Verified, "verified"), (Discrepant, "discrepant"), (Settled, "settled"), (Reopened, "reopened"), (Withdrawn, "orders taken back"), (Escalated, "questions handed on"), (StaysWithoutEpisode, "stays without an episode"),
            ];
            string told = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} {c.What}")));
            return told.Length == 0 ? "Nothing that was not known." : told;
        }
    }

    /// <summary>A file's balance in a line.</summary>
    internal static string LineOf(SnapshotFile file) =>
        Messages.FileBalance(file.Name, NameOf(file), file.Rows, file.Items, file.Duplicates, file.Rejected);

    private static string NameOf(SnapshotFile file) => (file.Source, file.Kind) switch
    {
        (ItemSource.Census, _) => "Census",
        (ItemSource.OutageLog, RecordKind.Sip) => "OutageSipLog",
        (ItemSource.OutageLog, _) => "OutageLog",
        (_, RecordKind.Sip) => "Sip",
        _ => "Episode",
    };
}
