using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Items that no file of today tells of: a new day may decide them otherwise all the same.</summary>
internal sealed class UntouchedItems<T>(ImportRun run, KindRules<T> rules, List<long> items)
    where T : CareItem
{
    // So many are read from the log at once; more would only cost memory.
    private const int BatchItems = 20_000;

    public IEnumerable<ItemCase<T>> Cases()
    {
        foreach (long[] batch in items.Chunk(BatchItems))
        {
            HashSet<UInt128> none = [];
            List<SourceRecord<T>> records =
            [
                .. batch.SelectMany(run.Known.OfItem)
                    .Where(r => r.Kind == rules.Kind)
                    .Select(r => new SourceRecord<T> { Before = r, Row = r }),
            ];
            foreach (ItemCase<T> one in new CaseGathering<T>(run, rules, none, records, new NumberSet(), stays: null).Cases())
            {
                yield return one;
            }
        }
    }
}
