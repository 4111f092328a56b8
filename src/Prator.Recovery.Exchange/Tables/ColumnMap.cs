namespace Prator.Recovery.Exchange;

/// <summary>
/// Which column of a file says which property. For a file with a header row it is made from that row; for JSON and
/// objects it grows with every key that is met.
/// </summary>
internal sealed class ColumnMap
{
    // A file of random keys must not fill the memory with their names.
    private const int MostUnmappedNames = 200;

    private readonly HeaderTable _headers;
    private readonly int[] _ordinals;
    private readonly int[] _ranks;
    private readonly string?[] _written;
    private readonly List<string> _unmapped = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<(int, string)> _warned = [];
    private bool _moreUnmapped;

    public ColumnMap(HeaderTable headers, int columns)
    {
        _headers = headers;
        _ordinals = new int[columns];
        _ranks = new int[columns];
        _written = new string?[columns];
        Array.Fill(_ordinals, -1);
    }

    /// <summary>The slots that the file has a column for.</summary>
    public int[] Mapped { get; private set; } = [];

    /// <summary>The columns that no property was found for, each once.</summary>
    public IReadOnlyList<string> Unmapped => _unmapped;

    /// <summary>What a person should know about the columns.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public bool HasIdentity => Mapped.Any(_headers.IsIdentity);

    /// <summary>The map of a header row.</summary>
    /// <exception cref="DoubleHeaderException">Two headers are the same.</exception>
    public static ColumnMap OfHeader(IReadOnlyList<string> header, HeaderTable headers, int columns)
    {
        ColumnMap map = new(headers, columns);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int ordinal = 0; ordinal < header.Count; ordinal++)
        {
            string normal = HeaderName.Normal(header[ordinal]);
            if (normal.Length == 0)
            {
                continue;
            }

            if (!seen.TryAdd(normal, ordinal))
            {
                throw new DoubleHeaderException(
                    Messages.DoubleHeader(HeaderName.Shown(header[seen[normal]]), seen[normal] + 1, HeaderName.Shown(header[ordinal]), ordinal + 1));
            }

            map.Add(header[ordinal], ordinal, areBesideEachOther: true);
        }

        return map;
    }

    public bool Has(int slot) => _ordinals[slot] >= 0;

    /// <summary>Where the column of a slot stands, from 0; negative when there is none.</summary>
    public int Ordinal(int slot) => _ordinals[slot];

    /// <summary>The header of a slot as the file has it; the property's main header when the file has none.</summary>
    public string Header(int slot) => _written[slot] ?? _headers.MainName(slot);

    /// <summary>The mapped columns: property and header, in the order of the properties.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs() =>
        [.. Mapped.Select(s => KeyValuePair.Create(_headers.Property(s), Header(s)))];

    /// <summary>The headers as the file has them, mapped or not; of two for one property only the one that is read.</summary>
    public IEnumerable<string> Written() => Mapped.Select(Header).Concat(Unmapped);

    /// <summary>The properties without a column.</summary>
    public IReadOnlyList<string> Missing() =>
        [.. Enumerable.Range(0, _ordinals.Length).Where(s => !Has(s)).Select(_headers.Property)];

    /// <summary>Takes a column in; of two for one property the one that the profile puts first is read.</summary>
    /// <param name="header">The header.</param>
    /// <param name="ordinal">Where it stands, from 0.</param>
    /// <param name="areBesideEachOther">Whether every row has all columns, so that of two for one property one is never read.</param>
    public void Add(string header, int ordinal, bool areBesideEachOther)
    {
        if (!_headers.TryFind(header, out int slot, out int rank))
        {
            AddUnmapped(HeaderName.Shown(header));
            return;
        }

        if (Has(slot))
        {
            string shown = HeaderName.Shown(header);
            (string read, string left) = rank < _ranks[slot] ? (shown, _written[slot]!) : (_written[slot]!, shown);
            if (areBesideEachOther)
            {
                WarnOfTwo(slot, read, left);
            }

            if (rank >= _ranks[slot])
            {
                return;
            }
        }

        _ordinals[slot] = ordinal;
        _ranks[slot] = rank;
        _written[slot] = HeaderName.Shown(header);
        Mapped = [.. Enumerable.Range(0, _ordinals.Length).Where(Has)];
    }

    /// <summary>Names a column that no property was found for, once.</summary>
    public void AddUnmapped(string name)
    {
        if (_unmapped.Contains(name))
        {
            return;
        }

        if (_unmapped.Count < MostUnmappedNames)
        {
            _unmapped.Add(name);
        }
        else
        {
            _moreUnmapped = true;
        }
    }

    /// <summary>One sentence that names the unmapped columns; null when there are none.</summary>
    public string? UnmappedWarning()
    {
        if (_unmapped.Count == 0)
        {
            return null;
        }

        string names = string.Join(", ", _unmapped.Select(n => $"`{n}`"));
        return _unmapped.Count == 1 ? Messages.ColumnUnread(names) : _moreUnmapped ? Messages.MoreColumnsUnread(names) : Messages.ColumnsUnread(names);
    }

    /// <summary>Says once that two columns are for one property, and which is read.</summary>
    public void WarnOfTwo(int slot, string read, string left)
    {
        if (_warned.Add((slot, left)))
        {
            _warnings.Add(Messages.TwoColumns(_headers.Property(slot), read, left));
        }
    }
}

/// <summary>A header row has the same header twice; the message names both.</summary>
internal sealed class DoubleHeaderException(string both) : Exception(both);
