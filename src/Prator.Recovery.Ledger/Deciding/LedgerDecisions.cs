using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>Takes in what people decide: answers, actions of their own, approvals, withdrawals, escalations.</summary>
public static class LedgerDecisions
{
    // What is kept sealed of an item, and could decide.
    private static readonly string[] Sealed = [nameof(Sip.Participants), nameof(Sip.Goals), nameof(Sip.Activities)];

    /// <summary>Records decisions and decides their items again; what is in conflict or can't be done is told, the rest is committed.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who decides, with the policy.</param>
    /// <param name="policy">The policy of the newest snapshot.</param>
    /// <param name="given">What is decided, at most once an item.</param>
    /// <param name="cancellation">Stops it; then nothing is changed.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="LedgerException">A key is missing; NotPossible where no export was taken in yet; NotAllowed where the account may not read identifiers; the store can't be written.</exception>
    public static IReadOnlyList<DecisionResult> Decide(
        ILedgerWriter store, LedgerKeys keys, Act act, RecoveryPolicy policy, IReadOnlyList<GivenDecision> given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(given);

        // Decided without what can't be seen, an item would come out otherwise.
        if (Sealed.Any(policy.Sips.DecidesBy))
        {
            LedgerAccess.EnsureShown(store, Messages.NeededToDecide);
        }

        Moment asOf = LedgerSnapshots.Newest(store)?.AsOf
            ?? throw new LedgerException(LedgerFault.NotPossible, Messages.NothingToDecideOn);
        using NoteSeal seal = new(keys);
        using ItemOperation operation = new(store, keys, act, [.. given.Select(g => g.Item)]);
        Deciding<Episode> episodes = new(store, keys, EpisodeRules.Rules, policy, asOf, act, operation, seal);
        Deciding<Sip> sips = new(store, keys, SipRules.Rules, policy, asOf, act, operation, seal);
        episodes.Read(given.Select(g => operation.Find(g.Item)), cancellation);
        sips.Read(given.Select(g => operation.Find(g.Item)), cancellation);

        List<DecisionResult> results = [];
        foreach (GivenDecision one in given)
        {
            cancellation.ThrowIfCancellationRequested();
            ItemRow? row = operation.Find(one.Item);
            results.Add(
                row is null ? new DecisionResult(one.Item, DecisionOutcome.Missing, Messages.ItemMissing(Number(one.Item)), null, null)
                : row.MergedInto != 0 ? new DecisionResult(one.Item, DecisionOutcome.Refused, Messages.ItemMergedInto(Number(one.Item), Number(row.MergedInto)), row, row)
                : row.Kind == RecordKind.Episode ? episodes.Decide(row, one) : sips.Decide(row, one));
        }

        if (store is not DryWriter && (episodes.ToMatch.Count > 0 || sips.ToMatch.Count > 0))
        {
            Rematching.Run(store, keys, act, policy, asOf, operation.Log, [.. episodes.ToMatch, .. sips.ToMatch], cancellation);
            results = [.. results.Select(r => r.Outcome == DecisionOutcome.Done ? r with { After = store.Items(new ItemQuery { Ids = [r.Item] }).First() } : r)];
        }

        operation.Commit();
        return results;
    }

    /// <summary>Hands rejected rows on to the regional owner, and commits it.</summary>
    /// <inheritdoc cref="Decide"/>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who does so.</param>
    /// <param name="rows">The rows' numbers.</param>
    /// <param name="note">Why.</param>
    public static IReadOnlyList<DecisionResult> EscalateRejected(ILedgerWriter store, LedgerKeys keys, Act act, IReadOnlyList<long> rows, string? note)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(rows);
        using ItemOperation operation = new(store, keys, act, []);
        using NoteSeal seal = new(keys);
        Dictionary<long, RejectedEntry> open = store.Rejected(onlyOpen: true).ToDictionary(r => r.Id);
        List<DecisionResult> results = [];
        foreach (long id in rows)
        {
            if (!open.TryGetValue(id, out RejectedEntry? row))
            {
                results.Add(new DecisionResult(id, DecisionOutcome.Missing, Messages.RejectedRowMissing(RowNumber(id)), null, null));
                continue;
            }

            bool isNew = row.EscalatedOperation == 0;
            if (isNew)
            {
                byte[]? secret = seal.Of(new GivenDecision { Item = id, Step = DecisionStep.Escalate, Note = note });
                operation.Append(row with { EscalatedOperation = operation.Number }, EventKinds.Escalated, secret);
            }

            results.Add(new DecisionResult(id, isNew ? DecisionOutcome.Done : DecisionOutcome.Unchanged, null, null, null));
        }

        operation.Commit();
        return results;
    }

    /// <summary>What people call an item without an id: <c>#12</c>.</summary>
    public static string Number(long item) => string.Create(CultureInfo.InvariantCulture, $"#{item}");

    /// <summary>What people call a rejected row: <c>R5</c>.</summary>
    public static string RowNumber(long rejected) => string.Create(CultureInfo.InvariantCulture, $"R{rejected}");
}
