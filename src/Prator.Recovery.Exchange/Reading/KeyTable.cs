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
/// Extendible hashing: pages of 511 slots that split one at a time when 7/8 full, so that growth copies a page and never
/// the table; 27 bytes a row on average, 37 at worst. The first content of a key stands in a slot of the key; every
/// other one in a slot of its own, under a hash of key and content together.
/// </remarks>
internal sealed class KeyTable
{
    private const ulong SeenFlag = 1;
    private const ulong SeveralFlag = 2;
    private const ulong Flags = SeenFlag | SeveralFlag;

    // The first entry of a page holds how many keys it has and how many leading bits they share.
    private const int PageEntries = 512;
    private const int Slots = PageEntries - 1;
    private const int Full = Slots / 8 * 7;

    private Entry[][] _directory = [new Entry[PageEntries]];
    private int _depth;
    private ulong _touched;

    /// <summary>How many different rows were added.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some key has several contents.</summary>
    public bool HasSeveralOfAny { get; private set; }

    /// <summary>Brings the places of keys that are about to be added near, all at once: one by one the memory would be waited for.</summary>
    public void Touch(ReadOnlySpan<ulong> keys)
    {
        ulong touched = 0;
        foreach (ulong key in keys)
        {
            touched ^= _directory[Index(key)][Place(key)].Key;
        }

        _touched = touched;
    }

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

        HasSeveralOfAny = true;
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
            Entry[] page = _directory[Index(key)];
            ref Entry slot = ref Find(page, key);
            isNew = slot.Key == 0;
            if (!isNew)
            {
                return ref slot;
            }

            if (page[0].Key < Full)
            {
                slot.Key = key;
                page[0].Key++;
                return ref slot;
            }

            Split(page, key);
        }
    }

    // The high bits choose the page, the low ones the slot.
    private int Index(ulong key) => _depth == 0 ? 0 : (int)(key >> (64 - _depth));

    private static int Place(ulong key) => 1 + (int)((uint)key % Slots);

    /// <summary>The slot of a key in a page, or the free one where it belongs.</summary>
    private static ref Entry Find(Entry[] page, ulong key)
    {
        int at = Place(key);
        while (page[at].Key != key && page[at].Key != 0)
        {
            at = at == Slots ? 1 : at + 1;
        }

        return ref page[at];
    }

    private void Split(Entry[] page, ulong key)
    {
        int depth = (int)page[0].Content;
        if (depth == _depth)
        {
            Entry[][] wider = new Entry[_directory.Length * 2][];
            for (int i = 0; i < wider.Length; i++)
            {
                wider[i] = _directory[i >> 1];
            }

            _directory = wider;
            _depth++;
        }

        // The entries of a page are neighbours in the directory; the upper half of them goes to the new page.
        int span = 1 << (_depth - depth);
        int start = Index(key) & ~(span - 1);
        Entry[] upper = SplitOff(page, depth + 1);
        _directory.AsSpan(start + (span / 2), span / 2).Fill(upper);
    }

    // Moves the keys whose next bit is set to a new page.
    private static Entry[] SplitOff(Entry[] page, int depth)
    {
        Span<Entry> all = stackalloc Entry[PageEntries];
        page.CopyTo(all);
        Array.Clear(page);
        Entry[] upper = new Entry[PageEntries];
        page[0].Content = (ulong)depth;
        upper[0].Content = (ulong)depth;
        foreach (ref Entry slot in all[1..])
        {
            if (slot.Key != 0)
            {
                Entry[] home = ((slot.Key >> (64 - depth)) & 1) == 0 ? page : upper;
                Find(home, slot.Key) = slot;
                home[0].Key++;
            }
        }

        return upper;
    }

    private struct Entry
    {
        public ulong Key;
        public ulong Content;
    }
}
