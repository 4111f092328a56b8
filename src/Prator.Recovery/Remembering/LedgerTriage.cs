using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Decides items of a ledger, with what the ledger says instead of the policy.</summary>
internal sealed class LedgerTriage(ILedgerReader reader, LedgerKeys keys, Triage triage)
{
    // So many are read from the log before the first of them is given out.
    private const int BatchItems = 2_000;

    private readonly Func<string, string> _episodeLabels = LedgerLabels.Of(triage.Policy, ItemKind.Episode);
    private readonly Func<string, string> _sipLabels = LedgerLabels.Of(triage.Policy, ItemKind.Sip);

    /// <summary>Every row with its item, decided, in the order of the rows.</summary>
    public IEnumerable<(ItemRow Row, TriagedItem Item)> Of(IEnumerable<ItemRow> rows, CancellationToken cancellation)
    {
        foreach (ItemRow[] batch in rows.Chunk(BatchItems))
        {
            Dictionary<long, TriagedItem> decided = [];
            foreach (LedgerItem<Episode> one in LedgerItems.Episodes(reader, keys, batch.Where(r => r.Kind == RecordKind.Episode), cancellation))
            {
                decided.Add(one.Row.Id, OutageEpisode.Decided(triage, one.Item, LedgerRule.For(one, triage.Policy.Routing.LocalClause, _episodeLabels)));
            }

            foreach (LedgerItem<Sip> one in LedgerItems.Sips(reader, keys, batch.Where(r => r.Kind == RecordKind.Sip), cancellation))
            {
                decided.Add(one.Row.Id, SipAction.Decided(triage, one.Item, LedgerRule.For(one, triage.Policy.Routing.LocalClause, _sipLabels)));
            }

            foreach (ItemRow row in batch)
            {
                yield return (row, decided[row.Id]);
            }
        }
    }
}
