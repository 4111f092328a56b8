namespace Prator.Recovery.Exchange;

/// <summary>The rows of a sheet behind its header.</summary>
internal sealed class XlsxTable : Table
{
    private readonly string _file;
    private readonly SheetRows _rows;
    private readonly int[] _unmapped;
    private readonly int _headerWidth;

    /// <param name="file">The file's path, for errors.</param>
    /// <param name="rows">The rows, standing on the header; disposed with the table.</param>
    /// <param name="header">The header row.</param>
    /// <param name="columns">What the header row says.</param>
    public XlsxTable(string file, SheetRows rows, IReadOnlyList<string> header, ColumnMap columns)
    {
        _file = file;
        _rows = rows;
        Columns = columns;
        _headerWidth = header.Count;
        _unmapped = [.. Enumerable.Range(0, header.Count).Where(i => HeaderName.Normal(header[i]).Length == 0)];
    }

    public override ColumnMap Columns { get; }

    public override int Row => _rows.Row;

    public override RowFault Fault => RowFault.None;

    public override bool Read()
    {
        try
        {
            while (_rows.Read())
            {
                if (HasAnything())
                {
                    NameUnmapped();
                    return true;
                }
            }

            return false;
        }
        catch (Exception e) when (XlsxFile.IsDamage(e))
        {
            throw XlsxFile.Damaged(_file, e);
        }
    }

    public override Cell Cell(int slot) => _rows.Cell(Columns.Ordinal(slot));

    protected override void Dispose(bool disposing) => _rows.Dispose();

    private bool HasAnything()
    {
        for (int i = 0; i < _rows.Width; i++)
        {
            if (_rows.Cell(i).Kind != CellKind.Blank)
            {
                return true;
            }
        }

        return false;
    }

    private void NameUnmapped()
    {
        foreach (int column in _unmapped)
        {
            NameUnmapped(column);
        }

        for (int column = _headerWidth; column < _rows.Width; column++)
        {
            NameUnmapped(column);
        }
    }

    private void NameUnmapped(int column)
    {
        if (_rows.Cell(column).Kind != CellKind.Blank)
        {
            Columns.AddUnmapped($"column {column + 1}");
        }
    }
}
