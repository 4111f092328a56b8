namespace Prator.Recovery.Reporting;

/// <summary>The oldest of many, however many there are.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="most">How many are kept.</param>
internal sealed class OldestItems<T>(int most)
{
    // The newest of those that are kept comes out first.
    private readonly PriorityQueue<T, (DateTime Since, long Number)> _kept = new(Comparer<(DateTime, long)>.Create((x, y) => y.CompareTo(x)));

    public long Count { get; private set; }

    public void Add(T one, DateTime since, long number)
    {
        Count++;
        if (_kept.Count < most)
        {
            _kept.Enqueue(one, (since, number));
        }
        else
        {
            _kept.EnqueueDequeue(one, (since, number));
        }
    }

    /// <summary>Those that are kept, the oldest first.</summary>
    public IReadOnlyList<T> Kept() => [.. _kept.UnorderedItems.OrderBy(i => i.Priority).Select(i => i.Element)];
}
