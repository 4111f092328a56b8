using System.Runtime.InteropServices;

namespace Prator.Recovery.Core.Grid;

/// <summary>Items of which some properties have values, one for each way in which what is still to come can go on.</summary>
internal sealed class SearchLevel
{
    private readonly Dictionary<int[], int> _known = new(KeyComparer.Instance);
    private readonly List<int[]> _keys = [];
    private readonly List<(int Parent, TriedValue Value, int Changes)> _items = [];

    public int Count => _keys.Count;

    /// <summary>What is left of each fact, and after that what else tells items apart.</summary>
    public int[] KeyOf(int item) => _keys[item];

    /// <summary>The item of the level before, the value of the next property, and how many values are not the wanted ones.</summary>
    public (int Parent, TriedValue Value, int Changes) this[int item] => _items[item];

    /// <summary>Adds an item, or puts it in the place of one that can go on in the same way and has more changes.</summary>
    public void Add(List<int> key, int parent, TriedValue value, int changes)
    {
        Dictionary<int[], int>.AlternateLookup<ReadOnlySpan<int>> known = _known.GetAlternateLookup<ReadOnlySpan<int>>();
        if (!known.TryGetValue(CollectionsMarshal.AsSpan(key), out int item))
        {
            int[] own = [.. key];
            _known.Add(own, _keys.Count);
            _keys.Add(own);
            _items.Add((parent, value, changes));
        }
        else if (changes < _items[item].Changes)
        {
            _items[item] = (parent, value, changes);
        }
    }

    private sealed class KeyComparer : IEqualityComparer<int[]>, IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(int[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            ulong hash = 14695981039346656037;
            foreach (int number in alternate)
            {
                hash = (hash ^ (uint)number) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
            }

            return (int)(hash ^ hash >> 32);
        }

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();
    }
}
