namespace Prator.Recovery.Ledger;

/// <summary>What an import did.</summary>
public sealed record ImportOutcome
{
    /// <summary>The operation's number; of files that were taken in before, that of then.</summary>
    public required long Operation { get; init; }

    /// <summary>Whether the very same files were taken in before, so that nothing was changed.</summary>
    public bool IsRepeat { get; init; }

    public required IReadOnlyList<SnapshotFile> Files { get; init; }

    /// <summary>How many items had which happen to them; <see cref="New"/> apart.</summary>
    public required IReadOnlyDictionary<EventKinds, int> Happened { get; init; }

    /// <summary>Items that were never seen before.</summary>
    public int New { get; init; }

    /// <summary>Items that were known and got another action or rule.</summary>
    public int DecidedDifferently { get; init; }

    /// <summary>Stays of the census that no episode fits.</summary>
    public int StaysWithoutEpisode { get; init; }

    /// <summary>Rejected rows that are still open, of all imports.</summary>
    public int RejectedOpen { get; init; }

    /// <summary>Rejected rows of earlier imports that this one mended.</summary>
    public int Mended { get; init; }

    /// <summary>Every item to which anything happened, ascending.</summary>
    public required IReadOnlyList<long> Items { get; init; }

    /// <summary>The end of the chain afterwards.</summary>
    public required ChainHead? Head { get; init; }

    /// <summary>How many items a thing happened to.</summary>
    public int Count(EventKinds kind) => Happened.GetValueOrDefault(kind);
}
