using System.Globalization;
using System.Xml;

namespace Prator.Recovery.Exchange;

/// <summary>Gathers texts of a workbook's XML in one buffer: shared and inline texts with their runs, and plain values.</summary>
internal sealed class TextItem
{
    // A cell holds at most 32,767 characters; this leaves room for files of other programs.
    private const int Longest = 1 << 20;

    private char[] _letters = new char[256];
    private int _length;

    /// <summary>The text of the element that the reader stands on, of all its runs but the phonetic ones, until the next call. The reader ends on its end.</summary>
    /// <exception cref="InvalidDataException">The text is longer than 1 MiB.</exception>
    public ReadOnlySpan<char> Read(XmlReader xml)
    {
        _length = 0;
        if (!xml.IsEmptyElement)
        {
            int depth = xml.Depth;
            bool isPlain = xml.LocalName == "v";
            bool isText = isPlain;
            bool isPhonetic = false;
            while (xml.Read() && xml.Depth > depth)
            {
                switch (xml.NodeType)
                {
                    case XmlNodeType.Element or XmlNodeType.EndElement:
                        bool opens = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                        isPhonetic = xml.LocalName == "rPh" ? opens : isPhonetic;
                        isText = isPlain || (opens && xml.LocalName == "t" && !isPhonetic);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isText:
                        Append(xml);
                        break;
                }
            }
        }

        return Unescaped();
    }

    private void Append(XmlReader xml)
    {
        int read;
        while ((read = xml.ReadValueChunk(_letters, _length, _letters.Length - _length)) > 0)
        {
            _length += read;
            if (_length == _letters.Length)
            {
                if (_length >= Longest)
                {
                    throw new InvalidDataException("A text is longer than 1 MiB.");
                }

                Array.Resize(ref _letters, _length * 2);
            }
        }
    }

    // Characters that XML cannot hold are written as _x000D_.
    private ReadOnlySpan<char> Unescaped()
    {
        Span<char> text = _letters.AsSpan(0, _length);
        int at = text.IndexOf("_x");
        if (at < 0)
        {
            return text;
        }

        int to = at;
        while (at < text.Length)
        {
            if (text.Length - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
                && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort letter))
            {
                text[to++] = (char)letter;
                at += 7;
            }
            else
            {
                text[to++] = text[at++];
            }
        }

        return text[..to];
    }
}
