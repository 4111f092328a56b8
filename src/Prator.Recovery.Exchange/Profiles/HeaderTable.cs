namespace Prator.Recovery.Exchange;

/// <summary>The headers of one kind of item: which property each names, and which of several headers goes first.</summary>
internal sealed class HeaderTable
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> _names;
    private readonly Dictionary<string, (int Slot, int Rank)> _byNormalName = new(StringComparer.Ordinal);

    /// <param name="columns">The columns of the kind.</param>
    /// <param name="names">The headers by slot, the main one first. No two of different slots are the same.</param>
    public HeaderTable(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> names)
    {
        _columns = columns;
        _names = names;
        for (int slot = 0; slot < names.Count; slot++)
        {
            for (int rank = 0; rank < names[slot].Count; rank++)
            {
                _byNormalName.TryAdd(HeaderName.Normal(names[slot][rank]), (slot, rank));
            }
        }
    }

    public IReadOnlyList<string> Names(int slot) => _names[slot];

    public string MainName(int slot) => _names[slot][0];

    /// <summary>The headers of which a file needs one.</summary>
    public IEnumerable<string> IdentityNames => Enumerable.Range(0, _columns.Count).Where(IsIdentity).SelectMany(Names);

    /// <summary>Whether a column alone lets a row be told from others.</summary>
    public bool IsIdentity(int slot) => _columns[slot].IsIdentity;

    public string Property(int slot) => _columns[slot].Name;

    /// <summary>The slot of a property; -1 when there is none.</summary>
    public int SlotOfProperty(string name) => Enumerable.Range(0, _columns.Count).FirstOrDefault(s => _columns[s].Name == name, -1);

    /// <param name="header">The header as it is written.</param>
    /// <param name="slot">The column that it names.</param>
    /// <param name="rank">0 for the main header, then in the profile's order.</param>
    public bool TryFind(string header, out int slot, out int rank)
    {
        bool found = _byNormalName.TryGetValue(HeaderName.Normal(header), out (int Slot, int Rank) place);
        (slot, rank) = place;
        return found;
    }
}
