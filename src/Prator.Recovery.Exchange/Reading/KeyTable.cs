namespace Prator.Recovery.Exchange;

/// <summary>What a row is among the rows with its key.</summary>
internal enum Standing
{
    /// <summary>No row before it says the same under this key.</summary>
    First,

    /// <summary>A row before it says the same under this key.</summary>
    Again,
}

/// <summary>
/// Remembers the key and content of every row in 16 bytes a slot, and which keys have several contents. The first pass
/// adds, the second claims.
/// </summary>
/// <remarks>
/// Extendible hashing: pages of 512 slots that split one at a time when 7/8 full, so that growth copies a page and never
/// the table; 27 bytes a row on average, 37 at worst. The first content of a key stands in a slot of the key; every
/// other one in a slot of its own, under a hash of key and content together.
/// </remarks>
internal sealed class KeyTable
{
    private const ulong SeenFlag = 1;
    private const ulong SeveralFlag = 2;
    private const ulong Flags = SeenFlag | SeveralFlag;

    private Page[] _directory = [new Page(depth: 0)];
    private int _depth;

    /// <summary>How many different rows were added.</summary>
    public int Count { get; private set; }

    /// <summary>First pass: takes a row in.</summary>
    public Standing Add(ulong key, ulong content)
    {
        content &= ~Flags;
        ref Entry first = ref Find(key, out bool isNew);
        if (isNew)
        {
            first.Content = content;
            Count++;
            return Standing.First;
        }

        if ((first.Content & ~Flags) == content)
        {
            return Standing.Again;
        }

        first.Content |= SeveralFlag;
        while (true)
        {
            key = OtherKey(key, content);
            ref Entry other = ref Find(key, out isNew);
            if (isNew)
            {
                other.Content = content;
                Count++;
                return Standing.First;
            }

            if ((other.Content & ~Flags) == content)
            {
                return Standing.Again;
            }
        }
    }

    /// <summary>Second pass: whether a row that was added is the first of its kind to come, and whether its key has several contents.</summary>
    /// <exception cref="KeyNotFoundException">The row was not added.</exception>
    public Standing Claim(ulong key, ulong content, out bool hasSeveral)
    {
        content &= ~Flags;
        ref Entry slot = ref Known(key);
        hasSeveral = (slot.Content & SeveralFlag) != 0;
        while ((slot.Content & ~Flags) != content)
        {
            key = OtherKey(key, content);
            slot = ref Known(key);
        }

        if ((slot.Content & SeenFlag) != 0)
        {
            return Standing.Again;
        }

        slot.Content |= SeenFlag;
        return Standing.First;
    }

    /// <summary>Whether a key that was added has several contents.</summary>
    /// <exception cref="KeyNotFoundException">The key was not added.</exception>
    public bool HasSeveral(ulong key) => (Known(key).Content & SeveralFlag) != 0;

    private static ulong OtherKey(ulong key, ulong content)
    {
        ulong high = Math.BigMul(key ^ 0x9E37_79B9_7F4A_7C15, content | 1, out ulong low);
        return high ^ low ^ ulong.RotateLeft(key, 23);
    }

    private ref Entry Known(ulong key)
    {
        ref Entry slot = ref Find(key, out bool isNew);
        if (isNew)
        {
            throw new KeyNotFoundException("The row was not there in the first pass.");
        }

        return ref slot;
    }

    private ref Entry Find(ulong key, out bool isNew)
    {
        // Zero marks a free slot.
        key = key == 0 ? 1 : key;
        while (true)
        {
            Page page = _directory[Index(key)];
            ref Entry slot = ref page.Find(key);
            isNew = slot.Key == 0;
            if (!isNew)
            {
                return ref slot;
            }

            if (!page.IsFull)
            {
                slot.Key = key;
                page.Count++;
                return ref slot;
            }

            Split(page, key);
        }
    }

    private int Index(ulong key) => _depth == 0 ? 0 : (int)(key >> (64 - _depth));

    private void Split(Page page, ulong key)
    {
        if (page.Depth == _depth)
        {
            Page[] wider = new Page[_directory.Length * 2];
            for (int i = 0; i < wider.Length; i++)
            {
                wider[i] = _directory[i >> 1];
            }

            _directory = wider;
            _depth++;
        }

        // The entries of a page are neighbours in the directory; the upper half of them goes to the new page.
        int span = 1 << (_depth - page.Depth);
        int start = Index(key) & ~(span - 1);
        Page upper = page.SplitOff();
        _directory.AsSpan(start + (span / 2), span / 2).Fill(upper);
    }

    private struct Entry
    {
        public ulong Key;
        public ulong Content;
    }

    private sealed class Page(int depth)
    {
        private const int Slots = 512;
        private const int Full = Slots / 8 * 7;

        private readonly Entry[] _slots = new Entry[Slots];

        public int Depth { get; private set; } = depth;

        public int Count { get; set; }

        public bool IsFull => Count >= Full;

        /// <summary>The slot of a key, or the free one where it belongs.</summary>
        public ref Entry Find(ulong key)
        {
            // The high bits choose the page, the low ones the slot.
            uint at = (uint)key % Slots;
            while (_slots[at].Key != key && _slots[at].Key != 0)
            {
                at = (at + 1) % Slots;
            }

            return ref _slots[at];
        }

        /// <summary>Moves the keys whose next bit is set to a new page.</summary>
        public Page SplitOff()
        {
            Page upper = new(++Depth);
            Span<Entry> all = stackalloc Entry[Slots];
            _slots.CopyTo(all);
            Array.Clear(_slots);
            Count = 0;
            foreach (ref Entry slot in all)
            {
                if (slot.Key != 0)
                {
                    Page home = (slot.Key >> (64 - Depth) & 1) == 0 ? this : upper;
                    home.Find(slot.Key) = slot;
                    home.Count++;
                }
            }

            return upper;
        }
    }
}
