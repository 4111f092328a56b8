namespace Prator.Recovery.Exchange;

/// <summary>A table as a page shows it.</summary>
internal sealed class HtmlTable
{
    // A table with more columns is read as cards where the screen is narrow; one with fewer is moved sideways.
    private const int WidestTable = 7;

    private readonly ReportTable _table;
    private readonly ReportTexts _texts;
    private readonly int[] _shown;
    private readonly int _group;
    private readonly int _header;

    public HtmlTable(ReportTable table, ReportTexts texts)
    {
        _table = table;
        _texts = texts;
        _group = Index(c => c.Key == table.GroupedBy);
        _shown = [.. Enumerable.Range(0, table.Columns.Count).Where(i => i != _group)];

        // What people call an item says what its row is about, wherever it stands.
        int reference = Index(c => c.Key == "reference");
        _header = reference >= 0 ? reference : _shown[0];
    }

    public string Key => _table.Key;

    public IEnumerable<HtmlColumn> Columns => Shown(_table).Select(c => new HtmlColumn(c));

    public bool IsGrouped => _group >= 0;

    public bool HasCards => _shown.Length > WidestTable || Columns.Count(c => !c.IsNumber) > 5;

    /// <summary>The columns that stand as such: by what rows are grouped stands above them.</summary>
    public static IEnumerable<ReportColumn> Shown(ReportTable table) => table.Columns.Where(c => c.Key != table.GroupedBy);

    public IEnumerable<HtmlRow> Rows(IEnumerable<IReadOnlyList<object?>> rows)
    {
        bool isFirst = true;
        string? group = null;
        foreach (IReadOnlyList<object?> row in rows)
        {
            if (IsGrouped)
            {
                string name = _texts.Write(row[_group]) is { Length: > 0 } named ? named : _texts["None"];
                if (isFirst || !name.Equals(group, StringComparison.OrdinalIgnoreCase))
                {
                    yield return new HtmlRow([]) { Group = name, IsFirst = isFirst, Width = _shown.Length };
                    group = name;
                }
            }

            isFirst = false;
            yield return new HtmlRow([.. _shown.Select(i => HtmlCell.Of(row[i], _texts, _table.Columns[i].Cells == ReportCells.Code, i == _header))]);
        }
    }

    private int Index(Func<ReportColumn, bool> isMeant)
    {
        for (int i = 0; i < _table.Columns.Count; i++)
        {
            if (isMeant(_table.Columns[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>A column as a page shows it.</summary>
internal sealed class HtmlColumn(ReportColumn column)
{
    public string Heading => column.Heading;

    public string Key => column.Key;

    public bool IsNumber => column.Cells is ReportCells.Number or ReportCells.Share;

    /// <summary>For the script: how cells are compared.</summary>
    public string Sort => column.Cells switch
    {
        ReportCells.Number or ReportCells.Share => "number",
        ReportCells.Day or ReportCells.Time => "time",
        _ => "text",
    };
}

/// <summary>A row, or the line above a group of them.</summary>
internal sealed record HtmlRow(IReadOnlyList<HtmlCell> Cells)
{
    /// <summary>Null of a row.</summary>
    public string? Group { get; init; }

    /// <summary>Whether no group stands above it.</summary>
    public bool IsFirst { get; init; }

    /// <summary>How many columns the line goes over.</summary>
    public int Width { get; init; }
}
