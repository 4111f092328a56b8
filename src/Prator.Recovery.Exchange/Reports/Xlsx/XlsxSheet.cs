using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;

namespace Prator.Recovery.Exchange;

/// <summary>Writes one sheet, row by row.</summary>
internal sealed class XlsxSheet : IDisposable
{
    // As many as spreadsheet programs read; one is the header.
    private const int MostRows = 1 << 20;
    private const uint A4 = 9;

    // Days before are off by one in some programs, and text in all.
    private static readonly DateTime FirstSerial = new(1900, 3, 1);

    private static readonly Row RowElement = new();
    private static readonly SheetCell CellElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly InlineString InlineElement = new();
    private static readonly Text TextElement = new() { Space = SpaceProcessingModeValues.Preserve };
    private static readonly string[] StyleTexts = [.. Enum.GetValues<XlsxStyle>().Select(s => ((int)s).ToString(CultureInfo.InvariantCulture))];

    private readonly XlsxWorkbook _workbook;
    private readonly string _name;
    private readonly Stream _stream;
    private readonly OpenXmlWriter _writer;
    private readonly List<OpenXmlAttribute> _attributes = [];
    private string[] _letters = [];
    private int _rows;

    public XlsxSheet(XlsxWorkbook workbook, string name, Stream stream)
    {
        _workbook = workbook;
        _name = name;
        _stream = stream;
        _writer = OpenXmlWriter.Create(stream);
    }

    /// <summary>Whether another row may follow.</summary>
    public bool HasRoom => _rows < MostRows;

    /// <summary>The number of the row that was written last.</summary>
    public int Row => _rows;

    /// <summary>A sheet's name as references hold it.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Begins a table with its header, which stays in sight.</summary>
    public void Begin(IReadOnlyList<XlsxColumn> columns)
    {
        SheetView view = new(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft })
        {
            WorkbookViewId = 0,
        };
        BeginRows(view, columns);
        Write([.. columns.Select(c => c.Heading)], XlsxStyle.Header);
    }

    /// <summary>Begins a sheet of free form.</summary>
    public void BeginFree(params double[] widths) =>
        BeginRows(new SheetView { WorkbookViewId = 0, ShowGridLines = false }, [.. widths.Select(w => new XlsxColumn(string.Empty, w, false))]);

    /// <summary>Writes a row, each cell by what it is.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="textStyle">How texts look.</param>
    public void Write(IReadOnlyList<object?> cells, XlsxStyle textStyle = XlsxStyle.Text)
    {
        string number = (++_rows).ToString(CultureInfo.InvariantCulture);
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", string.Empty, number));
        _writer.WriteStartElement(RowElement, _attributes);
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i] is { } cell)
            {
                WriteCell(cell, _letters[i] + number, textStyle);
            }
        }

        _writer.WriteEndElement();
    }

    /// <summary>Ends a table.</summary>
    /// <param name="choices">What may stand in the first column, to be chosen there; null where that is not restricted.</param>
    public void End(IReadOnlyList<string>? choices)
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new AutoFilter { Reference = $"A1:{_letters[^1]}{_rows.ToString(CultureInfo.InvariantCulture)}" });
        if (choices is not null && _rows > 1)
        {
            _writer.WriteElement(new DataValidations(
                new DataValidation(new Formula1($"\"{string.Join(',', choices)}\""))
                {
                    Type = DataValidationValues.List,
                    AllowBlank = true,
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = $"A2:A{_rows.ToString(CultureInfo.InvariantCulture)}" },
                }));
        }

        WritePage();
    }

    /// <summary>Ends a sheet of free form.</summary>
    /// <param name="links">From cells to the sheets that they lead to.</param>
    public void EndFree(IReadOnlyList<(string Cell, string Sheet)> links)
    {
        _writer.WriteEndElement();
        if (links.Count > 0)
        {
            _writer.WriteElement(new Hyperlinks(links.Select(l => new Hyperlink { Reference = l.Cell, Location = $"{Quoted(l.Sheet)}!A1" })));
        }

        WritePage();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    private void BeginRows(SheetView view, IReadOnlyList<XlsxColumn> columns)
    {
        _letters = [.. columns.Select((_, i) => Letters(i))];
        _writer.WriteStartDocument(standalone: true);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        _writer.WriteElement(new SheetViews(view));
        _writer.WriteElement(new Columns(columns.Select((c, i) => new SheetColumn
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = c.Width,
            CustomWidth = true,
            Hidden = c.IsHidden ? BooleanValue.FromBoolean(true) : null,
        })));
        _writer.WriteStartElement(new SheetData());
    }

    private void WritePage()
    {
        _writer.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        _writer.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        _writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        _writer.WriteEndElement();
    }

    private void WriteCell(object cell, string place, XlsxStyle textStyle)
    {
        switch (cell)
        {
            case DateOnly day when day.ToDateTime(default) >= FirstSerial:
                WriteNumber(place, day.ToDateTime(default).ToOADate(), XlsxStyle.Day);
                break;
            case DateTime time when time >= FirstSerial:
                WriteNumber(place, new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)).ToOADate(), XlsxStyle.Time);
                break;
            case long or int:
                WriteNumber(place, Convert.ToDouble(cell, CultureInfo.InvariantCulture), XlsxStyle.Number);
                break;
            case double share:
                WriteNumber(place, share, XlsxStyle.Share);
                break;
            default:
                WriteText(place, CellText.ForPeople(cell, _workbook.Texts), textStyle);
                break;
        }
    }

    private void WriteNumber(string place, double number, XlsxStyle style)
    {
        BeginCell(place, style, type: null);
        _writer.WriteStartElement(ValueElement);
        _writer.WriteString(number.ToString("R", CultureInfo.InvariantCulture));
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private void WriteText(string place, string text, XlsxStyle style)
    {
        BeginCell(place, style, type: "inlineStr");
        _writer.WriteStartElement(InlineElement);
        _writer.WriteStartElement(TextElement);
        _writer.WriteString(XlsxText.Of(_workbook.LongTexts.Shortened(_workbook, _name, place, text)));
        _writer.WriteEndElement();
        _writer.WriteEndElement();
        _writer.WriteEndElement();
    }

    private void BeginCell(string place, XlsxStyle style, string? type)
    {
        _attributes.Clear();
        _attributes.Add(new OpenXmlAttribute("r", string.Empty, place));
        _attributes.Add(new OpenXmlAttribute("s", string.Empty, StyleTexts[(int)style]));
        if (type is not null)
        {
            _attributes.Add(new OpenXmlAttribute("t", string.Empty, type));
        }

        _writer.WriteStartElement(CellElement, _attributes);
    }

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
