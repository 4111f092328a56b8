namespace Prator.Recovery.Exchange;

/// <summary>One JSON object a line; the row is the line. A broken line is a rejected row.</summary>
internal sealed class JsonLinesTable(JsonText text, JsonRow values, Action<ExportText> atEnd) : JsonTable(text, values, atEnd)
{
    private int _line;
    private int _length;

    public override bool Read()
    {
        while (NextLine())
        {
            ReadOnlySpan<byte> line = Text.Window[.._length].Trim(" \t\r\n"u8);
            if (!line.IsEmpty)
            {
                Set(_line, line);
                return true;
            }
        }

        return End();
    }

    // Passes the line before, and finds the end of the next.
    private bool NextLine()
    {
        Text.Pass(_length);
        _length = 0;
        _line++;
        int looked = 0;
        while (true)
        {
            int at = Text.Window[looked..].IndexOf((byte)'\n');
            if (at >= 0)
            {
                _length = looked + at + 1;
                return true;
            }

            looked = Text.Window.Length;
            if (Text.IsLast)
            {
                _length = looked;
                return looked > 0;
            }

            Text.Fill(_line);
        }
    }
}
