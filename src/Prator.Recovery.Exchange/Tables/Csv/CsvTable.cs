namespace Prator.Recovery.Exchange;

/// <summary>The rows of a CSV file behind its header.</summary>
internal sealed class CsvTable : Table
{
    private readonly CsvRecords _records;
    private readonly int _headerWidth;
    private readonly int _fewest;
    private readonly int[] _blankHeaders;
    private readonly Action<ExportText> _atEnd;
    private RowFault _fault;

    /// <param name="records">The records, standing on the header.</param>
    /// <param name="header">The header row.</param>
    /// <param name="columns">What the header row says.</param>
    /// <param name="atEnd">Is told when the whole file has been read.</param>
    public CsvTable(CsvRecords records, IReadOnlyList<string> header, ColumnMap columns, Action<ExportText> atEnd)
    {
        _atEnd = atEnd;
        _records = records;
        Columns = columns;
        _headerWidth = header.Count;
        _blankHeaders = [.. Enumerable.Range(0, header.Count).Where(i => HeaderName.Normal(header[i]).Length == 0)];
        _fewest = 1 + Enumerable.Range(0, header.Count).Last(i => !_blankHeaders.Contains(i));
    }

    public override ColumnMap Columns { get; }

    public override int Row => _records.Row;

    public override RowFault Fault => _fault;

    public override RowReason FaultReason => new() { Code = _fault, Fields = _records.Width, Expected = _headerWidth };

    public override bool Read()
    {
        do
        {
            if (!_records.Read())
            {
                _atEnd(_records.Text);
                return false;
            }
        }
        while (_records.IsBlank);

        int width = _records.Width;
        _fault = width < _fewest ? RowFault.TooFewFields
            : width > _headerWidth && HasMore(width) ? RowFault.TooManyFields
            : RowFault.None;
        foreach (int ordinal in _blankHeaders)
        {
            if (!_records.Field(ordinal).Trim().IsEmpty)
            {
                Columns.AddUnmapped($"column {ordinal + 1}");
            }
        }

        return true;
    }

    public override Cell Cell(int slot) => Exchange.Cell.OfText(_records.Field(Columns.Ordinal(slot)));

    public override IReadOnlyList<string> Warnings() => [.. base.Warnings(), .. _records.Text.Warnings];

    protected override void Dispose(bool disposing) => _records.Dispose();

    private bool HasMore(int width)
    {
        for (int i = _headerWidth; i < width; i++)
        {
            if (!_records.Field(i).Trim().IsEmpty)
            {
                return true;
            }
        }

        return false;
    }
}
