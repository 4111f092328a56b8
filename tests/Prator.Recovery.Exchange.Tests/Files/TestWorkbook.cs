using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using BookCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Book = DocumentFormat.OpenXml.Spreadsheet.Workbook;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>Writes workbooks: texts shared or inline, numbers, dates, booleans, errors, formulas.</summary>
internal sealed class TestWorkbook
{
    private readonly List<(string Name, List<object?[]> Rows, bool IsHidden)> _sheets = [];

    public bool Is1904 { get; init; }

    public bool SharesTexts { get; init; }

    public TestWorkbook Sheet(string name, params object?[][] rows)
    {
        _sheets.Add((name, [.. rows], false));
        return this;
    }

    public TestWorkbook HiddenSheet(string name, params object?[][] rows)
    {
        _sheets.Add((name, [.. rows], true));
        return this;
    }

    public string Save(string path)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        book.Workbook = new Book(new WorkbookProperties { Date1904 = Is1904 }, new Sheets());
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 170, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" },
                new NumberingFormat { NumberFormatId = 171, FormatCode = "#,##0.00\\ \"dagar\"" },
                new NumberingFormat { NumberFormatId = 172, FormatCode = "[h]:mm" }),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 170, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 171, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 172, ApplyNumberFormat = true }));
        Dictionary<string, int> shared = [];
        foreach ((string name, List<object?[]> rows, bool isHidden) in _sheets)
        {
            WorksheetPart part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select((r, i) => RowOf(r, (uint)i + 1, shared)).Where(r => r is not null)!));
            book.Workbook.Sheets!.Append(new Sheet
            {
                Name = name,
                Id = book.GetIdOfPart(part),
                SheetId = (uint)book.Workbook.Sheets.Count() + 1,
                State = isHidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
            });
        }

        if (SharesTexts)
        {
            book.AddNewPart<SharedStringTablePart>().SharedStringTable =
                new SharedStringTable(shared.OrderBy(t => t.Value).Select(t => new SharedStringItem(new Text(t.Key) { Space = SpaceProcessingModeValues.Preserve })));
        }

        return path;
    }

    // A row without cells is left out, as spreadsheet programs do.
    private Row? RowOf(object?[] values, uint number, Dictionary<string, int> shared)
    {
        Row row = new() { RowIndex = number };
        for (int column = 0; column < values.Length; column++)
        {
            if (CellOf(values[column], shared) is { } cell)
            {
                cell.CellReference = ColumnName(column) + number.ToString(CultureInfo.InvariantCulture);
                row.Append(cell);
            }
        }

        return row.HasChildren ? row : null;
    }

    private BookCell? CellOf(object? value, Dictionary<string, int> shared)
    {
        switch (value)
        {
            case null:
                return null;
            case string text when SharesTexts:
                if (!shared.TryGetValue(text, out int index))
                {
                    index = shared.Count;
                    shared.Add(text, index);
                }

                return new BookCell { DataType = CellValues.SharedString, CellValue = new CellValue(index) };
            case string text:
                return new BookCell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }) };
            case bool isTrue:
                return new BookCell { DataType = CellValues.Boolean, CellValue = new CellValue(isTrue) };
            case DateOnly date:
                return Number(Serial(date.ToDateTime(TimeOnly.MinValue)), style: 1);
            case DateTime time:
                return Number(Serial(time), style: 2);
            case int number:
                return Number(number, style: 0);
            case long number:
                return Number(number, style: 0);
            case double number:
                return Number(number, style: 0);
            case Styled styled:
                return Number(styled.Number, styled.Style);
            case Raw raw:
                return new BookCell { DataType = raw.Type, CellValue = raw.Value is null ? null : new CellValue(raw.Value), CellFormula = raw.Formula is null ? null : new CellFormula(raw.Formula) };
            default:
                throw new ArgumentException($"{value.GetType().Name} is no cell.", nameof(value));
        }
    }

    private static BookCell Number(double number, uint style) =>
        new BookCell { StyleIndex = style, CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)) };

    private double Serial(DateTime time) => time.ToOADate() - (Is1904 ? 1462 : 0);

    private static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + ColumnName(column % 26);
}

/// <summary>A number with a style: 1 a date, 2 date and time, 3 a number with a word, 4 elapsed time.</summary>
internal sealed record Styled(double Number, uint Style);

/// <summary>A cell as its XML says.</summary>
internal sealed record Raw(CellValues Type, string? Value, string? Formula = null);
