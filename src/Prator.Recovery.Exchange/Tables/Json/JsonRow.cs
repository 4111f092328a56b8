using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Prator.Recovery.Exchange;

/// <summary>The values of one JSON object by column, without an object a value.</summary>
internal sealed class JsonRow
{
    private readonly NamedValues _names;
    private readonly List<Value> _values = [];
    private char[] _letters = new char[1024];
    private char[] _name = new char[64];
    private int _used;

    public JsonRow(NamedValues names) => _names = names;

    public ColumnMap Columns => _names.Columns;

    public RowFault Fault { get; private set; }

    /// <summary>Two names of the object that are the same, where that is its fault; else null.</summary>
    public IReadOnlyList<string>? DoubleName => Fault == RowFault.DoubleKey ? _names.DoubleName : null;

    public string Header(int slot) => _names.Header(slot);

    /// <summary>Reads an element: one whole JSON value.</summary>
    public void Set(ReadOnlySpan<byte> element)
    {
        _names.Clear();
        _values.Clear();
        _used = 0;
        Fault = Read(element);
        if (Fault is not (RowFault.None or RowFault.DoubleKey))
        {
            _names.Clear();
        }
    }

    public Cell Cell(int slot)
    {
        if (!_names.TryGet(slot, out int at))
        {
            return Exchange.Cell.Blank;
        }

        Value value = _values[at];
        ReadOnlySpan<char> text = _letters.AsSpan(value.Start, value.Length);
        return value.Kind switch
        {
            CellKind.Text => Exchange.Cell.OfText(text),
            CellKind.Number => OfNumber(text),
            CellKind.Boolean => Exchange.Cell.OfBoolean(value.IsTrue),
            CellKind.List => Exchange.Cell.OfList(value.List!),
            CellKind.Object => Exchange.Cell.Object,
            _ => Exchange.Cell.Blank,
        };
    }

    private RowFault Read(ReadOnlySpan<byte> element)
    {
        try
        {
            Utf8JsonReader json = new(element);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                // A broken value shows only when it is read to its end.
                json.Skip();
                return json.Read() ? RowFault.BrokenObject : RowFault.NoObject;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isRead = _names.Add(Name(ref json), _values.Count);
                json.Read();
                if (isRead)
                {
                    _values.Add(ValueOf(ref json));
                }
                else
                {
                    json.Skip();
                }
            }

            // Nothing may follow the object.
            return json.Read() ? RowFault.BrokenObject
                : _names.DoubleName is not null ? RowFault.DoubleKey
                : RowFault.None;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return RowFault.BrokenObject;
        }
    }

    private ReadOnlySpan<char> Name(ref Utf8JsonReader json)
    {
        int most = Math.Max(1, json.ValueSpan.Length);
        if (_name.Length < most)
        {
            _name = new char[most];
        }

        return _name.AsSpan(0, json.CopyString(_name));
    }

    private Value ValueOf(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return Keep(CellKind.Text, json.CopyString(Room(json.ValueSpan.Length)));
            case JsonTokenType.Number:
                return Keep(CellKind.Number, Encoding.ASCII.GetChars(json.ValueSpan, Room(json.ValueSpan.Length)));
            case JsonTokenType.True or JsonTokenType.False:
                return new Value(CellKind.Boolean, IsTrue: json.TokenType == JsonTokenType.True);
            case JsonTokenType.Null:
                return new Value(CellKind.Blank);
            case JsonTokenType.StartArray:
                return ListOf(ref json);
            default:
                json.Skip();
                return new Value(CellKind.Object);
        }
    }

    private static Value ListOf(ref Utf8JsonReader json)
    {
        List<string> elements = [];
        bool isSimple = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            switch (json.TokenType)
            {
                case JsonTokenType.String:
                    elements.Add(json.GetString()!);
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    elements.Add(Encoding.UTF8.GetString(json.ValueSpan));
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    isSimple = false;
                    json.Skip();
                    break;
            }
        }

        return isSimple ? new Value(CellKind.List, List: elements) : new Value(CellKind.Object);
    }

    private Span<char> Room(int letters)
    {
        if (_letters.Length - _used < letters)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + letters));
        }

        return _letters.AsSpan(_used);
    }

    private Value Keep(CellKind kind, int length)
    {
        Value value = new(kind, _used, length);
        _used += length;
        return value;
    }

    // 20240202 as it stands; 2.0240202e7 and 20240202.0 as the whole number that they are.
    private static Cell OfNumber(ReadOnlySpan<char> text) =>
        text.IndexOfAny('.', 'e', 'E') >= 0 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Exchange.Cell.OfNumber(NumberText.Of(number))
            : Exchange.Cell.OfNumber(text);

    private readonly record struct Value(CellKind Kind, int Start = 0, int Length = 0, bool IsTrue = false, List<string>? List = null);
}
