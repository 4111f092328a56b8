using System.Globalization;
using System.Xml;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>The rows of one sheet, one at a time, with cells as the file types them.</summary>
internal sealed class SheetRows : IDisposable
{
    private const int MostColumns = 16_384;

    private readonly OpenWorkbook _file;
    private readonly Workbook _book;
    private readonly Stream _stream;
    private readonly XmlReader _xml;
    private readonly TextItem _item = new();
    private readonly char[] _attribute = new char[32];
    private RawCell[] _cells = new RawCell[16];
    private char[] _letters = new char[1024];
    private int _used;
    private int _width;

    /// <param name="file">The open file; disposed with the rows.</param>
    /// <param name="book">What its sheets share.</param>
    /// <param name="sheet">The sheet to read.</param>
    public SheetRows(OpenWorkbook file, Workbook book, SheetName sheet)
    {
        _file = file;
        _book = book;
        try
        {
            _stream = file.Document.WorkbookPart!.GetPartById(sheet.Id).GetStream(FileMode.Open, FileAccess.Read);
            _xml = XmlReader.Create(_stream, SheetXml.Settings);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The current row's number, from 1.</summary>
    public int Row { get; private set; }

    /// <summary>One more than the last column of the current row that has anything.</summary>
    public int Width => _width;

    /// <summary>Goes to the next row that the sheet holds, blank or not.</summary>
    /// <exception cref="InvalidDataException">The sheet is broken.</exception>
    /// <exception cref="XmlException">The sheet is broken.</exception>
    public bool Read()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "row")
            {
                continue;
            }

            ReadRow();
            return true;
        }

        return false;
    }

    /// <summary>The value of a column, from 0, until the next call.</summary>
    public Cell Cell(int column)
    {
        if (column >= _width)
        {
            return Exchange.Cell.Blank;
        }

        ref RawCell cell = ref _cells[column];
        ReadOnlySpan<char> text = _letters.AsSpan(cell.Start, cell.Length);
        return cell.Type switch
        {
            CellType.None => Exchange.Cell.Blank,
            CellType.Shared => Exchange.Cell.OfText(_book.Texts.Get(cell.Style)),
            CellType.Text => Exchange.Cell.OfText(text),
            CellType.Boolean => text is "1" or "true" ? Exchange.Cell.OfBoolean(true)
                : text is "0" or "false" ? Exchange.Cell.OfBoolean(false)
                : Exchange.Cell.Error,
            CellType.Date => OfIsoDate(text),
            CellType.Number => OfNumber(text, cell.Style),
            _ => Exchange.Cell.Error,
        };
    }

    /// <summary>The text of a cell as a header would have it.</summary>
    public string Text(int column)
    {
        Cell cell = Cell(column);
        return cell.Kind is CellKind.Text or CellKind.Number ? cell.Text.ToString() : string.Empty;
    }

    public void Dispose()
    {
        _xml.Dispose();
        _stream.Dispose();
        _file.Dispose();
    }

    private void ReadRow()
    {
        Array.Clear(_cells, 0, _width);
        _width = 0;
        _used = 0;
        int row = Row + 1;
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == "r" && (!int.TryParse(_xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out row) || row <= Row))
            {
                throw new InvalidDataException("The rows of the sheet are not in order.");
            }
        }

        Row = row;
        _xml.MoveToElement();
        if (_xml.IsEmptyElement)
        {
            return;
        }

        int depth = _xml.Depth;
        int column = -1;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c" && _xml.Depth == depth + 1)
            {
                column = ReadCell(column);
            }
        }
    }

    private int ReadCell(int before)
    {
        int column = before + 1;
        int style = 0;
        CellType type = CellType.Number;
        while (_xml.MoveToNextAttribute())
        {
            switch (_xml.LocalName)
            {
                case "r":
                    column = ColumnOf(Attribute(), before);
                    break;
                case "s":
                    style = Number(Attribute());
                    break;
                case "t":
                    type = TypeOf(Attribute());
                    break;
            }
        }

        _xml.MoveToElement();
        if (column >= MostColumns)
        {
            throw new InvalidDataException("A row of the sheet has too many columns.");
        }

        RawCell cell = new() { Type = type, Style = style };
        if (_xml.IsEmptyElement || !ReadValue(ref cell))
        {
            return column;
        }

        if (column >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(column + 1, _cells.Length * 2));
        }

        _cells[column] = cell;
        _width = column + 1;
        return column;
    }

    // False when the cell holds nothing.
    private bool ReadValue(ref RawCell cell)
    {
        bool hasFormula = false;
        bool hasValue = false;
        int depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.Depth != depth + 1)
            {
                continue;
            }

            switch (_xml.LocalName)
            {
                case "f":
                    hasFormula = true;
                    break;
                case "v" or "is":
                    hasValue = true;
                    Keep(_item.Read(_xml), ref cell);
                    break;
            }
        }

        if (hasFormula && !hasValue)
        {
            // A formula that nobody has reckoned out yet: its value is unknown, not blank.
            cell.Type = CellType.Error;
            return true;
        }

        return hasValue && (cell.Length > 0 || cell.Type == CellType.Shared);
    }

    private void Keep(ReadOnlySpan<char> text, ref RawCell cell)
    {
        if (cell.Type == CellType.Shared)
        {
            int index = Number(text);
            if (index >= _book.Texts.Count)
            {
                throw new InvalidDataException("A cell of the sheet refers to a shared text that is not there.");
            }

            cell.Style = index;
            return;
        }

        if (_letters.Length - _used < text.Length)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, _used + text.Length));
        }

        text.CopyTo(_letters.AsSpan(_used));
        cell.Start = _used;
        cell.Length = text.Length;
        _used += text.Length;
    }

    private Cell OfNumber(ReadOnlySpan<char> text, int style)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return Exchange.Cell.Error;
        }

        return _book.IsDateStyle(style) && SerialDate.TryRead(number, _book.Is1904, out Moment moment)
            ? Exchange.Cell.OfDate(moment)
            : Exchange.Cell.OfNumber(NumberText.Of(number));
    }

    private static Cell OfIsoDate(ReadOnlySpan<char> text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateTime local)
            ? Exchange.Cell.OfDate(local.TimeOfDay == TimeSpan.Zero ? Moment.On(DateOnly.FromDateTime(local)) : Moment.At(local))
            : Exchange.Cell.Error;

    private ReadOnlySpan<char> Attribute()
    {
        int length = 0;
        int read;
        while (length < _attribute.Length && (read = _xml.ReadValueChunk(_attribute, length, _attribute.Length - length)) > 0)
        {
            length += read;
        }

        return _attribute.AsSpan(0, length);
    }

    private static int Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new InvalidDataException("A cell of the sheet has a reference that is no number.");

    // The letters of B2 and the like; columns of a row come in order.
    private static int ColumnOf(ReadOnlySpan<char> reference, int before)
    {
        int column = 0;
        int at = 0;
        while (at < reference.Length && at < 4 && char.IsAsciiLetter(reference[at]))
        {
            column = (column * 26) + (reference[at++] & 0x1F);
        }

        return at > 0 && column - 1 > before
            ? column - 1
            : throw new InvalidDataException("The columns of a row of the sheet are not in order.");
    }

    private static CellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "n" => CellType.Number,
        "s" => CellType.Shared,
        "str" or "inlineStr" => CellType.Text,
        "b" => CellType.Boolean,
        "d" => CellType.Date,
        _ => CellType.Error,
    };

    private enum CellType : byte
    {
        None,
        Number,
        Shared,
        Text,
        Boolean,
        Date,
        Error,
    }

    private struct RawCell
    {
        public CellType Type;

        /// <summary>The number of the style; of a shared text its index.</summary>
        public int Style;
        public int Start;
        public int Length;
    }
}
