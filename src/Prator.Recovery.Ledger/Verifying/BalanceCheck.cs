namespace Prator.Recovery.Ledger;

/// <summary>Adds up the balances again: every row of every file went somewhere, and what the newest files held is there.</summary>
internal static class BalanceCheck
{
    public static IEnumerable<LedgerBreak> Differences(Replay replay)
    {
        Dictionary<(ItemSource, RecordKind), (OperationRow Operation, int Items, int Rejected)> newest = [];
        foreach (OperationRow operation in replay.Operations.Values.Where(o => o.Kind == EventKinds.Imported).OrderBy(o => o.Id))
        {
            foreach (SnapshotFile file in Snapshots.FilesOf(operation).Where(f => f.Rows != f.Items + f.Duplicates + f.Rejected))
            {
                yield return new LedgerBreak(operation.Seq, Messages.BalanceOff(file.Name, file.Rows, file.Items, file.Duplicates, file.Rejected));
            }

            if (IsNewest(replay, operation))
            {
                foreach (IGrouping<(ItemSource, RecordKind), SnapshotFile> files in Snapshots.FilesOf(operation).GroupBy(f => (f.Source, f.Kind)))
                {
                    newest[files.Key] = (operation, files.Sum(f => f.Items), files.Sum(f => f.Rejected));
                }
            }
        }

        foreach (((ItemSource source, RecordKind kind), (OperationRow operation, int items, int rejected)) in newest)
        {
            int present = replay.Records.Values.Count(r => r.Source == source && r.Kind == kind && r.IsPresent);

            // A known row that can't be read today is there all the same.
            if (present < items || present > items + rejected)
            {
                yield return new LedgerBreak(operation.Seq, Messages.NewestFilesDiffer(source, items, kind, present));
            }
        }
    }

    // A backfill adds older rows; what is there is settled by the newest snapshot.
    private static bool IsNewest(Replay replay, OperationRow operation) => operation.AsOf is { } asOf
        && !replay.Operations.Values.Any(o => o.Id < operation.Id && o.Kind == EventKinds.Imported && o.AsOf is { } earlier
            && Core.Items.Moment.IsBefore(MomentText.Read(asOf), MomentText.Read(earlier)));
}
