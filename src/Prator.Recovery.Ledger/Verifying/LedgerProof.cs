using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What a check of a whole ledger found.</summary>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="Items">How many items follow from them; where the log is broken, how many the ledger says that it has.</param>
/// <param name="Head">The end of the chain; null where there is no entry.</param>
/// <param name="Breaks">What is wrong, the first break of the chain first; empty where all is well.</param>
public sealed record LedgerProof(long Entries, long Items, ChainHead? Head, IReadOnlyList<LedgerBreak> Breaks)
{
    private const int MostBreaks = 20;

    public bool IsValid => Breaks.Count == 0;

    /// <summary>Verifies the chain, makes the state again from the log and compares, and adds up the balances again.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="keys">Its keys; the chain's must be there.</param>
    /// <param name="noted">A head that somebody noted earlier, to find a log that was cut off; null where there is none.</param>
    /// <param name="progress">Is told the entries checked so far, and how many there are.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="LedgerException">The chain's key is missing; NotAllowed where the account may not read all that the chain covers; the store can't be read.</exception>
    public static LedgerProof Of(ILedgerReader store, LedgerKeys keys, (long Seq, byte[] ShownMac)? noted, Action<long, long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        LedgerAccess.EnsureShown(store, Messages.NeededToProve);
        long all = store.Head?.Seq ?? 0;
        using ChainVerifier verifier = keys.OpenVerifier();
        ChainVerification chain = verifier.Verify(Told(store.Entries(EntryFilter.All), all, progress), noted, cancellation);
        List<LedgerBreak> breaks = chain.Break is { } found ? [new LedgerBreak(found.Seq, MessageOf(found, all))] : [];
        Replay replay = new();
        if (breaks.Count == 0)
        {
            // Once the log is broken, nothing follows from it that the state could be held against.
            breaks.AddRange(Repeat(store, replay, cancellation));
        }

        bool isWhole = breaks.Count == 0;
        if (isWhole)
        {
            breaks.AddRange(StateComparison.Differences(store, replay, cancellation).Concat(BalanceCheck.Differences(replay)).Take(MostBreaks));
        }

        return new LedgerProof(chain.Entries, isWhole ? replay.Items.Count : store.Numbers.Item, store.Head, breaks);
    }

    private static IEnumerable<LedgerEntry> Told(IEnumerable<LedgerEntry> entries, long all, Action<long, long>? progress)
    {
        long count = 0;
        foreach (LedgerEntry entry in entries)
        {
            if (++count % 1000 == 0)
            {
                progress?.Invoke(count, all);
            }

            yield return entry;
        }
    }

    private static IEnumerable<LedgerBreak> Repeat(ILedgerReader store, Replay replay, CancellationToken cancellation)
    {
        foreach (LedgerEntry entry in store.Entries(EntryFilter.All))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Follows(replay, entry) is { } unreadable)
            {
                return [unreadable];
            }
        }

        return [];
    }

    /// <summary>What a break of the chain means.</summary>
    /// <param name="found">The break.</param>
    /// <param name="all">How many entries the log has.</param>
    internal static string MessageOf(ChainBreak found, long all) => found.Fault switch
    {
        ChainFault.Edited => Messages.EntryEdited,
        ChainFault.Missing => Messages.EntriesMissing,
        ChainFault.Inserted => Messages.EntryInserted,
        ChainFault.Reordered => Messages.EntryReordered,
        ChainFault.Truncated => Messages.LogTruncated(all),
        ChainFault.Replaced => Messages.LogReplaced,
        _ => Messages.EntryDoesNotFollow,
    };

    /// <summary>Takes an entry into the state; gives what is wrong where it can't be understood.</summary>
    internal static LedgerBreak? Follows(Replay replay, LedgerEntry entry)
    {
        try
        {
            replay.Apply(entry);
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or NullReferenceException)
        {
            return new LedgerBreak(entry.Seq, Messages.EntryNotUnderstood);
        }
    }
}

/// <summary>Something that is not as it must be.</summary>
/// <param name="Seq">The entry where the log breaks; 0 where a row of the state is wrong.</param>
/// <param name="Message">What is wrong. Holds no patient data.</param>
public sealed record LedgerBreak(long Seq, string Message)
{
    public override string ToString() => Seq == 0 ? Message : Messages.EntryBreak(Seq, Message);
}
