using System.Collections;
using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Objects as rows: names and values that come by the pipeline, one object at a time.</summary>
internal sealed class ObjectRow : TableRow
{
    private readonly TimeZoneInfo _zone;
    private readonly NamedValues _names;
    private IReadOnlyList<KeyValuePair<string, object?>> _values = [];
    private int _row;

    public ObjectRow(HeaderTable headers, ItemShape shape, TimeZoneInfo zone)
    {
        _zone = zone;
        _names = new NamedValues(headers, shape);
    }

    public override ColumnMap Columns => _names.Columns;

    public override int Row => _row;

    public override RowFault Fault => _names.DoubleName is null ? RowFault.None : RowFault.DoubleKey;

    public override RowReason FaultReason => new() { Code = Fault, Columns = _names.DoubleName };

    /// <summary>Makes an object the current row.</summary>
    /// <param name="number">The object's number, from 1.</param>
    /// <param name="values">Its properties by name.</param>
    public void Set(int number, IReadOnlyList<KeyValuePair<string, object?>> values)
    {
        _row = number;
        _values = values;
        _names.Clear();
        for (int i = 0; i < values.Count; i++)
        {
            _names.Add(values[i].Key, i);
        }
    }

    public override Cell Cell(int slot) => _names.TryGet(slot, out int value) ? OfValue(_values[value].Value) : Exchange.Cell.Blank;

    public override string Header(int slot) => _names.Header(slot);

    private Cell OfValue(object? value) => value switch
    {
        null or DBNull => Exchange.Cell.Blank,
        string text => Exchange.Cell.OfText(text),
        char letter => Exchange.Cell.OfText(letter.ToString()),
        bool isTrue => Exchange.Cell.OfBoolean(isTrue),
        Moment { IsSet: false } => Exchange.Cell.Blank,
        DateOnly or DateTime or DateTimeOffset or Moment =>
            DateObject.TryRead(value, _zone, out Moment moment) ? Exchange.Cell.OfDate(moment) : Exchange.Cell.Error,
        YesNo answer => answer == YesNo.Unknown ? Exchange.Cell.Blank : Exchange.Cell.OfBoolean(answer == YesNo.Yes),
        Enum name => Exchange.Cell.OfText(name.ToString()),
        IFormattable number when IsNumber(number) => Exchange.Cell.OfNumber(NumberText.Of(number)),
        IDictionary => Exchange.Cell.Object,
        IEnumerable list => OfList(list),
        _ => Exchange.Cell.Object,
    };

    private static bool IsNumber(object value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger;

    private static Cell OfList(IEnumerable list)
    {
        List<string> elements = [];
        foreach (object? element in list)
        {
            switch (element)
            {
                case null:
                    break;
                case string text:
                    elements.Add(text);
                    break;
                case IFormattable simple:
                    elements.Add(simple.ToString(null, CultureInfo.InvariantCulture));
                    break;
                default:
                    return Exchange.Cell.Object;
            }
        }

        return Exchange.Cell.OfList(elements);
    }
}
