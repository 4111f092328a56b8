namespace Prator.Recovery.Exchange;

/// <summary>
/// The current row of a table whose rows name their columns one by one (JSON objects, pipeline objects): which of its
/// names is read for which column.
/// </summary>
internal sealed class NamedValues
{
    // Enough for any export; a file of random names must not fill the memory with them.
    private const int MostRemembered = 1000;

    private readonly HeaderTable _headers;
    private readonly Dictionary<string, Place> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place>.AlternateLookup<ReadOnlySpan<char>> _knownBySpan;
    private readonly int[] _values;
    private readonly int[] _ranks;
    private readonly string?[] _names;

    public NamedValues(HeaderTable headers, ItemShape shape)
    {
        _headers = headers;
        _knownBySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        Columns = new ColumnMap(headers, shape.Columns.Count);
        _values = new int[shape.Columns.Count];
        _ranks = new int[shape.Columns.Count];
        _names = new string?[shape.Columns.Count];
    }

    /// <summary>The columns of all rows so far.</summary>
    public ColumnMap Columns { get; }

    /// <summary>Two names of the current row that are the same; null when there are none.</summary>
    public IReadOnlyList<string>? DoubleName { get; private set; }

    public void Clear()
    {
        Array.Clear(_names);
        DoubleName = null;
    }

    /// <summary>Takes a name of the current row.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The caller's number for its value.</param>
    /// <returns>Whether the value is read.</returns>
    public bool Add(ReadOnlySpan<char> name, int value)
    {
        (int slot, int rank, string written) = PlaceOf(name);
        if (slot < 0)
        {
            return false;
        }

        if (_names[slot] is { } other)
        {
            if (rank == _ranks[slot])
            {
                // The same name twice is a fault of the row, not a choice between two columns.
                DoubleName = [other, written];
                return false;
            }

            if (rank > _ranks[slot])
            {
                Columns.WarnOfTwo(slot, read: other, left: written);
                return false;
            }

            Columns.WarnOfTwo(slot, read: written, left: other);
        }

        _names[slot] = written;
        _ranks[slot] = rank;
        _values[slot] = value;
        return true;
    }

    /// <param name="slot">The column.</param>
    /// <param name="value">The number that the value was taken in with.</param>
    /// <returns>False when the current row has no value for the column.</returns>
    public bool TryGet(int slot, out int value)
    {
        value = _values[slot];
        return _names[slot] is not null;
    }

    /// <summary>The name that the current row has for a column.</summary>
    public string Header(int slot) => _names[slot] ?? Columns.Header(slot);

    private Place PlaceOf(ReadOnlySpan<char> name)
    {
        if (_knownBySpan.TryGetValue(name, out Place? place))
        {
            return place;
        }

        string text = name.ToString();
        place = _headers.TryFind(text, out int slot, out int rank) ? new Place(slot, rank, HeaderName.Shown(text)) : new Place(-1, 0, text);
        Columns.Add(text, ordinal: 0, areBesideEachOther: false);
        if (_known.Count < MostRemembered)
        {
            _known.Add(text, place);
        }

        return place;
    }

    /// <summary>The column that a name stands for, negative for none, how far behind the main header it is, and how it is shown.</summary>
    private sealed record Place(int Slot, int Rank, string Written);
}
