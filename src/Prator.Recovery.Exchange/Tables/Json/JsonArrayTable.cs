using System.Text.Json;

namespace Prator.Recovery.Exchange;

/// <summary>The objects of one JSON array; the row is the element's number. An array that is broken anywhere is no table.</summary>
internal sealed class JsonArrayTable(string file, JsonText text, JsonRow values, Action<ExportText> atEnd) : JsonTable(text, values, atEnd)
{
    private JsonReaderState _state;
    private int _element;
    private bool _isEnded;

    public override bool Read()
    {
        if (_isEnded)
        {
            return false;
        }

        try
        {
            while (true)
            {
                if (TryElement(out int start, out int length, out int passed))
                {
                    if (_isEnded)
                    {
                        Text.Pass(passed);
                        MustEnd();
                        return End();
                    }

                    _element++;
                    Set(_element, Text.Window.Slice(start, length));
                    Text.Pass(passed);
                    return true;
                }

                Text.Fill(_element + 1);
            }
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
    }

    // Finds the next whole element in the window, or the array's end; false when more of the file is needed.
    private bool TryElement(out int start, out int length, out int passed)
    {
        (start, length, passed) = (0, 0, 0);
        Utf8JsonReader json = new(Text.Window, Text.IsLast, _state);
        if (!json.Read() || (json.CurrentDepth == 0 && json.TokenType == JsonTokenType.StartArray && !json.Read()))
        {
            return false;
        }

        if (json.TokenType == JsonTokenType.EndArray && json.CurrentDepth == 0)
        {
            _isEnded = true;
        }
        else
        {
            start = (int)json.TokenStartIndex;
            if (!json.TrySkip())
            {
                return false;
            }

            length = (int)json.BytesConsumed - start;
        }

        passed = (int)json.BytesConsumed;
        _state = json.CurrentState;
        return true;
    }

    private void MustEnd()
    {
        while (Text.Window.Trim(" \t\r\n"u8).IsEmpty)
        {
            if (Text.IsLast)
            {
                return;
            }

            Text.Pass(Text.Window.Length);
            Text.Fill(_element);
        }

        throw Broken(null);
    }

    private ExportException Broken(Exception? e) => new(
        ExportFault.FileDamaged,
        file,
        Messages.JsonArrayBroken(file, _element),
        e);
}
