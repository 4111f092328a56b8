using System.Xml.Linq;

namespace Prator.Recovery.Samples;

/// <summary>How cells look: by these numbers a cell names its style.</summary>
internal static class CellStyles
{
    public const int Plain = 0;
    public const int Title = 1;
    public const int Header = 2;
    public const int Day = 3;
    public const int DayAndTime = 4;
    public const int WholeNumber = 5;

    private const int PlainFont = 0;
    private const int TitleFont = 1;
    private const int HeaderFont = 2;

    private const int NoFormat = 0;
    private const int WholeNumberFormat = 1;
    private const int DayFormat = 164;
    private const int DayAndTimeFormat = 165;

    public static XDocument Document(XNamespace main) => new(
        new XElement(
            main + "styleSheet",
            new XElement(
                main + "numFmts",
                new XAttribute("count", 2),
                Format(main, DayFormat, "yyyy-mm-dd"),
                Format(main, DayAndTimeFormat, "yyyy-mm-dd hh:mm")),
            new XElement(main + "fonts", Font(main, 11, isBold: false), Font(main, 14, isBold: true), Font(main, 11, isBold: true)),
            new XElement(main + "fills", Fill(main, "none"), Fill(main, "gray125")),
            new XElement(
                main + "borders",
                new XElement(
                    main + "border",
                    new XElement(main + "left"),
                    new XElement(main + "right"),
                    new XElement(main + "top"),
                    new XElement(main + "bottom"),
                    new XElement(main + "diagonal"))),
            new XElement(main + "cellStyleXfs", Style(main, NoFormat, PlainFont)),
            new XElement(
                main + "cellXfs",
                Style(main, NoFormat, PlainFont),
                Style(main, NoFormat, TitleFont),
                Style(main, NoFormat, HeaderFont),
                Style(main, DayFormat, PlainFont),
                Style(main, DayAndTimeFormat, PlainFont),
                Style(main, WholeNumberFormat, PlainFont))));

    private static XElement Format(XNamespace main, int id, string code) =>
        new(main + "numFmt", new XAttribute("numFmtId", id), new XAttribute("formatCode", code));

    private static XElement Font(XNamespace main, int size, bool isBold) => new(
        main + "font",
        isBold ? new XElement(main + "b") : null,
        new XElement(main + "sz", new XAttribute("val", size)),
        new XElement(main + "name", new XAttribute("val", "Calibri")));

    private static XElement Fill(XNamespace main, string pattern) =>
        new(main + "fill", new XElement(main + "patternFill", new XAttribute("patternType", pattern)));

    private static XElement Style(XNamespace main, int format, int font) => new(
        main + "xf",
        new XAttribute("numFmtId", format),
        new XAttribute("fontId", font),
        new XAttribute("fillId", 0),
        new XAttribute("borderId", 0),
        new XAttribute("applyNumberFormat", format == NoFormat ? 0 : 1),
        new XAttribute("applyFont", font == PlainFont ? 0 : 1));
}
