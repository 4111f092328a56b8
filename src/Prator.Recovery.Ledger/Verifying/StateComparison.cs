namespace Prator.Recovery.Ledger;

/// <summary>Holds the stored state against what follows from the log.</summary>
internal static class StateComparison
{
    public static IEnumerable<LedgerBreak> Differences(ILedgerReader store, Replay replay, CancellationToken cancellation) =>
        Identity(store.Identity, replay)
            .Concat(Compare("operation", store.Operations(), replay.Operations, o => o.Id, cancellation))
            .Concat(Compare("record", store.Records(), replay.Records, r => r.Id, cancellation))
            .Concat(Compare("item", store.Items(ItemQuery.All), replay.Items, i => i.Id, cancellation))
            .Concat(Compare("rejected row", store.Rejected(onlyOpen: false), replay.Rejected, r => r.Id, cancellation))
            .Concat(Compare("mail", store.Mails(), replay.Mails, m => m.Id, cancellation));

    /// <summary>Holds a ledger's own row against what its log says of it.</summary>
    internal static IEnumerable<LedgerBreak> Identity(LedgerIdentity identity, Replay replay)
    {
        if (replay.Identity is not { } then)
        {
            yield break;
        }

        IdentityPart now = IdentityPart.Of(identity);
        if (replay.IsEnded != identity.Salt is null)
        {
            yield return new LedgerBreak(0, replay.IsEnded
                ? "The log says that the retention was ended, and the salt of the identifiers' key is there: it was put back."
                : "The salt of the identifiers' key is gone, and the log does not say that the retention was ended: it was deleted.");
        }
        else if (replay.IsEnded ? now.WithoutSalt != then.WithoutSalt : now != then)
        {
            yield return new LedgerBreak(0, "The ledger's own row (id, salt, creation, checks of the keys) is not what the first entry says: it was edited.");
        }
    }

    private static IEnumerable<LedgerBreak> Compare<TRow>(string what, IEnumerable<TRow> stored, Dictionary<long, TRow> followed, Func<TRow, long> idOf, CancellationToken cancellation)
        where TRow : class
    {
        HashSet<long> seen = [];
        foreach (TRow row in stored)
        {
            cancellation.ThrowIfCancellationRequested();
            long id = idOf(row);
            seen.Add(id);
            if (!followed.TryGetValue(id, out TRow? expected))
            {
                yield return new LedgerBreak(0, $"The {what} {id} is in the ledger, and no entry of the log tells of it: it was inserted.");
            }
            else if (!row.Equals(expected))
            {
                yield return new LedgerBreak(0, $"The {what} {id} is not what the log says ({string.Join(", ", Fields(row, expected))}): it was edited.");
            }
        }

        foreach (long missing in followed.Keys.Where(id => !seen.Contains(id)).Order())
        {
            yield return new LedgerBreak(0, $"The {what} {missing} is missing, and the log tells of it: it was deleted.");
        }
    }

    private static IEnumerable<string> Fields<TRow>(TRow row, TRow expected) =>
        typeof(TRow).GetProperties().Where(p => p.CanRead && !Equals(p.GetValue(row), p.GetValue(expected))).Select(p => p.Name);
}
