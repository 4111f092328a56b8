using System.Globalization;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What a check of a whole ledger found.</summary>
/// <param name="Entries">How many entries were checked.</param>
/// <param name="Items">How many items follow from them.</param>
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
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be read.</exception>
    public static LedgerProof Of(ILedgerReader store, LedgerKeys keys, (long Seq, byte[] ShownMac)? noted, Action<long, long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        List<LedgerBreak> breaks = [];
        Replay replay = new();
        ChainVerifier verifier = keys.NewVerifier();
        long count = 0;
        long all = store.Head?.Seq ?? 0;
        foreach (LedgerEntry entry in store.Entries(EntryFilter.All))
        {
            cancellation.ThrowIfCancellationRequested();
            if (verifier.Check(entry) is { } broken)
            {
                breaks.Add(broken);
                break;
            }

            if (noted is { } head && head.Seq == entry.Seq && !entry.Mac.AsSpan(0, head.ShownMac.Length).SequenceEqual(head.ShownMac))
            {
                breaks.Add(new LedgerBreak(entry.Seq, "The chain is sound, but it is not the one that the head was noted of: the log was written anew."));
                break;
            }

            count++;
            if (Follows(replay, entry) is { } unreadable)
            {
                breaks.Add(unreadable);
                break;
            }

            if (count % 1000 == 0)
            {
                progress?.Invoke(count, all);
            }
        }

        if (noted is { } cut && cut.Seq > all)
        {
            breaks.Add(new LedgerBreak(all + 1, string.Create(CultureInfo.InvariantCulture, $"The log ends at {all}, and it was at {cut.Seq} when the head was noted: entries were cut off.")));
        }

        // Once the log is broken, nothing follows from it that the state could be held against.
        if (breaks.Count == 0)
        {
            breaks.AddRange(StateComparison.Differences(store, replay).Concat(BalanceCheck.Differences(replay)).Take(MostBreaks));
        }

        return new LedgerProof(count, replay.Items.Count, store.Head, breaks);
    }

    private static LedgerBreak? Follows(Replay replay, LedgerEntry entry)
    {
        try
        {
            replay.Apply(entry);
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or NullReferenceException)
        {
            return new LedgerBreak(entry.Seq, "The entry can't be understood, although its MAC is right: it was written by another version of the module, or not by it.");
        }
    }
}

/// <summary>Something that is not as it must be.</summary>
/// <param name="Seq">The entry where the log breaks; 0 where a row of the state is wrong.</param>
/// <param name="Message">What is wrong. Holds no patient data.</param>
public sealed record LedgerBreak(long Seq, string Message)
{
    public override string ToString() => Seq == 0 ? Message : string.Create(CultureInfo.InvariantCulture, $"Entry {Seq}: {Message}");
}
