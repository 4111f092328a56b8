using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Who sees patients' identifiers of a ledger, and that nobody does unrecorded.</summary>
internal static class IdentifierAccess
{
    // So many items are recorded together, before the first of them is shown.
    private const int Together = 10_000;

    /// <summary>The same items; of each whose identifier will be shown the ledger keeps it first.</summary>
    /// <param name="ledger">The ledger, which nothing writes to meanwhile.</param>
    /// <param name="act">Who will see them.</param>
    /// <param name="items">What will be shown.</param>
    /// <param name="numberOf">The item's number where its identifier will be shown, else null.</param>
    /// <param name="cancellation">Stops the waiting for another writer.</param>
    /// <exception cref="LedgerException">It can't be recorded: nothing is shown.</exception>
    public static IEnumerable<T> Recorded<T>(OpenLedger ledger, Act act, IEnumerable<T> items, Func<T, long?> numberOf, CancellationToken cancellation)
    {
        foreach (T[] batch in items.Chunk(Together))
        {
            long[] numbers = [.. batch.Select(numberOf).OfType<long>()];
            if (numbers.Length > 0)
            {
                using ILedgerWriter writer = ledger.Store.Write(cancellation);
                LedgerAccess.Keep(writer, ledger.Keys, act, numbers);
            }

            foreach (T item in batch)
            {
                yield return item;
            }
        }
    }

    /// <summary>Why identifiers and free texts of a ledger stay hidden; null where they don't, or where it was told when the ledger was opened.</summary>
    public static string? WhyHidden(OpenLedger ledger) =>
        !ledger.ShowsSecrets ? Messages.IdentifiersNotAllowed
        : ledger.Keys.HasIdentifiers || ledger.Keys.Faults.Count > 0 ? null
        : ledger.Keys.Identity.Salt is null ? Messages.RetentionEnded
        : Messages.IdentifiersHidden(OpenLedger.KeyPlace);

    /// <summary>What can't be used of the keys that are given, and what stays hidden therefore; null where all can be used.</summary>
    public static string? WhatIsWrong(OpenLedger ledger)
    {
        if (ledger.Keys.Faults.Count == 0)
        {
            return null;
        }

        string faults = string.Join(' ', ledger.Keys.Faults.Select(f => $"{char.ToUpperInvariant(f.Message[0])}{f.Message[1..]}"));
        string hidden = ledger.Keys.HasIdentifiers || ledger.Keys.Identity.Salt is null ? Messages.NothingUntilThen : Messages.HiddenUntilThen;
        return Messages.KeysFaulty(faults, hidden);
    }
}
