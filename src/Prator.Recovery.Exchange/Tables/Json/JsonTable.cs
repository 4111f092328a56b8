namespace Prator.Recovery.Exchange;

/// <summary>Rows that are JSON objects.</summary>
internal abstract class JsonTable : Table
{
    private readonly JsonRow _values;
    private readonly Action<ExportText> _atEnd;
    private int _row;

    protected JsonTable(JsonText text, JsonRow values, Action<ExportText> atEnd)
    {
        Text = text;
        _values = values;
        _atEnd = atEnd;
    }

    public override ColumnMap Columns => _values.Columns;

    public override int Row => _row;

    public override RowFault Fault => _values.Fault;

    public override RowReason FaultReason => new() { Code = Fault, Columns = _values.DoubleName };

    protected JsonText Text { get; }

    public override Cell Cell(int slot) => _values.Cell(slot);

    public override string Header(int slot) => _values.Header(slot);

    public override IReadOnlyList<string> Warnings() => [.. base.Warnings(), .. Text.Text.Warnings];

    protected override void Dispose(bool disposing) => Text.Dispose();

    protected void Set(int row, ReadOnlySpan<byte> element)
    {
        _row = row;
        _values.Set(element);
    }

    /// <summary>Says that the whole file has been read.</summary>
    protected bool End()
    {
        _atEnd(Text.Text);
        return false;
    }
}
