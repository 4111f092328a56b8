namespace Prator.Recovery.Ledger;

/// <summary>Holds the stored state against what follows from the log.</summary>
internal static class StateComparison
{
    public static IEnumerable<LedgerBreak> Differences(ILedgerReader store, Replay replay, CancellationToken cancellation) =>
        Identity(store.Identity, replay)
            .Concat(Compare(Messages.Operation, store.Operations(), replay.Operations, o => o.Id, cancellation))
            .Concat(Compare(Messages.Record, store.Records(), replay.Records, r => r.Id, cancellation))
            .Concat(Compare(Messages.Item, store.Items(ItemQuery.All), replay.Items, i => i.Id, cancellation))
            .Concat(Compare(Messages.RejectedRow, store.Rejected(onlyOpen: false), replay.Rejected, r => r.Id, cancellation))
            .Concat(Compare(Messages.Mail, store.Mails(), replay.Mails, m => m.Id, cancellation));

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
                ? Messages.SaltPutBack
                : Messages.SaltDeleted);
        }
        else if (replay.IsEnded ? now.WithoutSalt != then.WithoutSalt : now != then)
        {
            yield return new LedgerBreak(0, Messages.IdentityEdited);
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
                yield return new LedgerBreak(0, Messages.RowInserted(what, id));
            }
            else if (!row.Equals(expected))
            {
                yield return new LedgerBreak(0, Messages.RowEdited(what, id, string.Join(", ", Fields(row, expected))));
            }
        }

        foreach (long missing in followed.Keys.Where(id => !seen.Contains(id)).Order())
        {
            yield return new LedgerBreak(0, Messages.RowDeleted(what, missing));
        }
    }

    private static IEnumerable<string> Fields<TRow>(TRow row, TRow expected) =>
        typeof(TRow).GetProperties().Where(p => p.CanRead && !Equals(p.GetValue(row), p.GetValue(expected))).Select(p => p.Name);
}
