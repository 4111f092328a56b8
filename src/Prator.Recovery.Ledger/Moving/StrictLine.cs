using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>Reads one line's properties in the one order in which they are written.</summary>
/// <remarks>Every method throws <see cref="FormatException"/>, <see cref="JsonException"/> or <see cref="InvalidOperationException"/> where something else is there.</remarks>
internal ref struct StrictLine
{
    // A body may be as deep as a reader's default, and it lies one deeper here.
    private const int Depth = 128;

    private readonly ReadOnlyMemory<byte> _line;
    private Utf8JsonReader _reader;

    public StrictLine(ReadOnlyMemory<byte> line)
    {
        _line = line;
        _reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = Depth });
        Expect(_reader.Read() && _reader.TokenType == JsonTokenType.StartObject);
    }

    public long Number(JsonEncodedText name)
    {
        Move(name);
        return _reader.GetInt64();
    }

    public string Text(JsonEncodedText name)
    {
        Move(name);
        return _reader.GetString() ?? throw new FormatException();
    }

    public byte[] Bytes(JsonEncodedText name, int length)
    {
        Move(name);
        byte[] bytes = _reader.GetBytesFromBase64();
        Expect(bytes.Length == length);
        return bytes;
    }

    /// <param name="name">The property.</param>
    /// <param name="length">How many bytes there must be, where there are any; -1 where there may be any number.</param>
    public byte[]? MaybeBytes(JsonEncodedText name, int length = -1)
    {
        Move(name);
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        byte[] bytes = _reader.GetBytesFromBase64();
        Expect(length < 0 || bytes.Length == length);
        return bytes;
    }

    /// <summary>An object, as its very bytes.</summary>
    public ReadOnlyMemory<byte> Raw(JsonEncodedText name)
    {
        Move(name);
        Expect(_reader.TokenType == JsonTokenType.StartObject);
        int start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return _line[start..(int)_reader.BytesConsumed];
    }

    /// <summary>Nothing more may come.</summary>
    public void End()
    {
        Expect(_reader.Read() && _reader.TokenType == JsonTokenType.EndObject);
        Expect(!_reader.Read());
    }

    private void Move(JsonEncodedText name)
    {
        Expect(_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName && _reader.ValueTextEquals(name.EncodedUtf8Bytes));
        Expect(_reader.Read());
    }

    private static void Expect(bool holds)
    {
        if (!holds)
        {
            throw new FormatException();
        }
    }
}
