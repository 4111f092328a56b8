using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prator.Recovery.Exchange;

/// <summary>What the sheets of a workbook share: their names, the texts, and which styles show dates. Read once a file.</summary>
internal sealed class Workbook
{
    private readonly bool[] _isDateStyle;

    private Workbook(IReadOnlyList<SheetName> sheets, SharedTexts texts, bool[] isDateStyle, bool is1904)
    {
        Sheets = sheets;
        Texts = texts;
        _isDateStyle = isDateStyle;
        Is1904 = is1904;
    }

    /// <summary>The sheets with rows, in their order.</summary>
    public IReadOnlyList<SheetName> Sheets { get; }

    public SharedTexts Texts { get; }

    public bool Is1904 { get; }

    /// <exception cref="InvalidDataException">The document holds no workbook, or a broken one.</exception>
    public static Workbook Read(SpreadsheetDocument document)
    {
        WorkbookPart book = document.WorkbookPart ?? throw new InvalidDataException("There is no workbook in it.");
        return new Workbook(
            [.. SheetsOf(book)],
            book.SharedStringTablePart is { } texts ? ReadTexts(texts) : new SharedTexts(),
            book.WorkbookStylesPart?.Stylesheet is { } styles ? DateStyles(styles) : [],
            book.Workbook?.WorkbookProperties?.Date1904?.Value ?? false);
    }

    /// <summary>Whether cells of a style show their number as a date.</summary>
    public bool IsDateStyle(int style) => (uint)style < (uint)_isDateStyle.Length && _isDateStyle[style];

    private static IEnumerable<SheetName> SheetsOf(WorkbookPart book)
    {
        foreach (Sheet sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            bool isVisible = sheet.State is null || sheet.State.Value == SheetStateValues.Visible;
            if (sheet.Id?.Value is { } id && book.TryGetPartById(id, out OpenXmlPart? part) && part is WorksheetPart)
            {
                yield return new SheetName(sheet.Name?.Value ?? string.Empty, id, isVisible);
            }
        }
    }

    private static SharedTexts ReadTexts(SharedStringTablePart part)
    {
        SharedTexts texts = new();
        TextItem item = new();
        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using XmlReader xml = XmlReader.Create(stream, SheetXml.Settings);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
            {
                texts.Add(item.Read(xml));
            }
        }

        return texts;
    }

    private static bool[] DateStyles(Stylesheet styles)
    {
        Dictionary<uint, bool> written = [];
        foreach (NumberingFormat format in styles.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id)
            {
                written[id] = NumberFormat.IsDate(format.FormatCode?.Value);
            }
        }

        return
        [
            .. (styles.CellFormats?.Elements<CellFormat>() ?? []).Select(f =>
            {
                uint id = f.NumberFormatId?.Value ?? 0;
                return written.TryGetValue(id, out bool isDate) ? isDate : NumberFormat.IsBuiltInDate((int)id);
            }),
        ];
    }
}

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">How the workbook refers to it.</param>
/// <param name="IsVisible">Whether people see it.</param>
internal sealed record SheetName(string Name, string Id, bool IsVisible);
