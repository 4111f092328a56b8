using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>Which items turned out to be which other ones: what people decided of those before is told of these.</summary>
internal sealed class MergedItems
{
    private readonly Dictionary<long, long> _into;

    /// <param name="reader">The ledger.</param>
    public MergedItems(ILedgerReader reader)
    {
        // Items are numbered from 1 without a hole.
        HashSet<long> merged = [.. reader.Marks().Select((mark, index) => (mark.IsMerged, Item: index + 1L)).Where(m => m.IsMerged).Select(m => m.Item)];
        _into = merged.Count == 0 ? [] : reader.Items(new ItemQuery { Ids = merged }).ToDictionary(i => i.Id, i => i.MergedInto);
    }

    /// <summary>The item that one is by now: itself, where it stands for itself.</summary>
    public long Last(long item) => _into.TryGetValue(item, out long other) ? Last(other) : item;
}
