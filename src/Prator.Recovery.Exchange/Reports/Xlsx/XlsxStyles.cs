using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prator.Recovery.Exchange;

/// <summary>How a cell looks; the number is its place in the stylesheet.</summary>
internal enum XlsxStyle
{
    Plain,
    Text,
    Header,
    Day,
    Time,
    Number,
    Share,
    Title,
    Label,
    Link,
}

/// <summary>The stylesheet of all workbooks.</summary>
internal static class XlsxStyles
{
    // Numbers below 164 are the format's own.
    private const uint DayFormat = 164;
    private const uint TimeFormat = 165;
    private const uint ShareFormat = 166;
    private const uint ThousandsFormat = 3;

    // A cell of this format stays a text when somebody opens and leaves it; else `=1+1` would be run then.
    private const uint TextFormat = 49;

    public static Stylesheet New() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" },
            new NumberingFormat { NumberFormatId = ShareFormat, FormatCode = "0.0%" }),
        new Fonts(
            NewFont(11),
            NewFont(11, new Bold()),
            NewFont(16, new Bold()),
            new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF0B5394" }, new FontName { Val = "Calibri" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3EAF2" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = "FF5B6B7B" }) { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            New(0),
            New(TextFormat, wraps: true),
            New(TextFormat, font: 1, fill: 2, border: 1, wraps: true),
            New(DayFormat),
            New(TimeFormat),
            New(ThousandsFormat),
            New(ShareFormat),
            New(TextFormat, font: 2),
            New(TextFormat, font: 1),
            New(TextFormat, font: 3)));

    private static Font NewFont(double size, Bold? bold = null)
    {
        Font font = new();
        if (bold is not null)
        {
            font.Append(bold);
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = "Calibri" });
        return font;
    }

    private static CellFormat New(uint format, uint font = 0, uint fill = 0, uint border = 0, bool wraps = false) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wraps ? BooleanValue.FromBoolean(true) : null })
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
}
