namespace Prator.Recovery.Reporting;

/// <summary>The numbers of the oldest of many items, however many there are.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class OldestItems(int most)
{
    // The newest of those that are kept comes out first.
    private readonly PriorityQueue<long, (DateTime Since, long Number)> _kept = new(Comparer<(DateTime, long)>.Create((x, y) => y.CompareTo(x)));

    public long Count { get; private set; }

    public void Add(long number, DateTime since)
    {
        Count++;
        if (_kept.Count < most)
        {
            _kept.Enqueue(number, (since, number));
        }
        else
        {
            _kept.EnqueueDequeue(number, (since, number));
        }
    }

    /// <summary>Those that are kept, the oldest first.</summary>
    public IReadOnlyList<long> Kept() => [.. _kept.UnorderedItems.OrderBy(i => i.Priority).Select(i => i.Element)];
}
