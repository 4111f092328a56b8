namespace Prator.Recovery.Exchange;

/// <summary>
/// Which closures are ordered already. An item with an id is known by it and the day. One without is known by the whole of
/// its rows: its reference is a file's name and a row, which another item can have in another file of that name.
/// </summary>
public sealed class OrderedClosures
{
    private readonly HashSet<(string Day, string Reference)> _items = [];
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal);

    /// <summary>Whether the closure is ordered already.</summary>
    public bool Holds(ClosureEntry entry) => entry.IsId
        ? _items.Contains(KeyOf(entry.OrderedOn.ToString("O", null), SpreadsheetCsv.Neutral(entry.Reference)))
        : entry.Rows().All(row => _rows.Contains(Joined(row.Select(SpreadsheetCsv.Neutral))));

    /// <summary>Notes that the closure is ordered.</summary>
    public void Add(ClosureEntry entry)
    {
        foreach (string[] row in entry.Rows())
        {
            AddRow([.. row.Select(SpreadsheetCsv.Neutral)]);
        }
    }

    /// <summary>Notes a row as a worksheet holds it.</summary>
    internal void AddRow(IReadOnlyList<string> row)
    {
        _items.Add(KeyOf(row[0], row[1]));
        _rows.Add(Joined(row));
    }

    // Ids are told apart as readers do: without regard to case.
    private static (string Day, string Reference) KeyOf(string day, string reference) => (day, reference.ToUpperInvariant());

    private static string Joined(IEnumerable<string> row) => string.Join('\u001F', row);
}
