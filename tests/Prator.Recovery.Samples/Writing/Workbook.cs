using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Prator.Recovery.Samples;

/// <summary>Writes a workbook of one sheet: a title, a blank row, a bold header, and rows of typed cells.</summary>
internal static class Workbook
{
    /// <summary>The row of the header, from 1.</summary>
    public const int HeaderRow = 3;

    private const string SheetName = "Avbrottslogg";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static byte[] Of(string title, IReadOnlyList<string> header, IEnumerable<object?[]> rows)
    {
        SharedTexts texts = new();
        XDocument sheet = new(Sheet(title, header, rows, texts));
        return StoredZip.Of(
        [
            ("[Content_Types].xml", Bytes(ContentTypes())),
            ("_rels/.rels", Bytes(Relations(("officeDocument", "xl/workbook.xml")))),
            ("xl/workbook.xml", Bytes(Book())),
            ("xl/_rels/workbook.xml.rels", Bytes(BookRelations())),
            ("xl/styles.xml", Bytes(CellStyles.Document(Main))),
            ("xl/sharedStrings.xml", Bytes(texts.Document(Main))),
            ("xl/worksheets/sheet1.xml", Bytes(sheet)),
        ]);
    }

    private static XElement Sheet(string title, IReadOnlyList<string> header, IEnumerable<object?[]> rows, SharedTexts texts)
    {
        XElement data = new(
            Main + "sheetData",
            Row(1, [title], texts, CellStyles.Title),
            Row(HeaderRow, [.. header], texts, CellStyles.Header));
        int number = HeaderRow;
        foreach (object?[] row in rows)
        {
            data.Add(Row(++number, row, texts, CellStyles.Plain));
        }

        return new XElement(
            Main + "worksheet",
            new XElement(
                Main + "sheetViews",
                new XElement(
                    Main + "sheetView",
                    new XAttribute("workbookViewId", 0),
                    new XElement(
                        Main + "pane",
                        new XAttribute("ySplit", HeaderRow),
                        new XAttribute("topLeftCell", $"A{HeaderRow + 1}"),
                        new XAttribute("activePane", "bottomLeft"),
                        new XAttribute("state", "frozen")))),
            new XElement(Main + "cols", header.Select((name, i) => ColumnWidth(i + 1, Math.Max(12, name.Length + 3)))),
            data);
    }

    private static XElement ColumnWidth(int column, int width) => new(
        Main + "col",
        new XAttribute("min", column),
        new XAttribute("max", column),
        new XAttribute("width", width),
        new XAttribute("customWidth", 1));

    private static XElement Row(int number, object?[] values, SharedTexts texts, int style) => new(
        Main + "row",
        new XAttribute("r", number),
        values
            .Select((value, i) => Cell(string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + i)}{number}"), value, texts, style))
            .Where(cell => cell is not null));

    private static XElement? Cell(string reference, object? value, SharedTexts texts, int style) => value switch
    {
        null or "" => null,
        string text => Cell(reference, "s", style, texts.NumberOf(text).ToString(CultureInfo.InvariantCulture)),
        bool answer => Cell(reference, "b", style, answer ? "1" : "0"),
        double number => Cell(reference, "n", CellStyles.WholeNumber, number.ToString("R", CultureInfo.InvariantCulture)),
        CellError error => Cell(reference, "e", style, error.Code),
        Stamp stamp => Cell(reference, "n", stamp.HasTime ? CellStyles.DayAndTime : CellStyles.Day, Serial(stamp)),
        _ => throw new ArgumentException($"A cell cannot hold a {value.GetType().Name}.", nameof(value)),
    };

    private static string Serial(Stamp stamp) => stamp.Value.ToOADate().ToString("R", CultureInfo.InvariantCulture);

    private static XElement Cell(string reference, string type, int style, string value) => new(
        Main + "c",
        new XAttribute("r", reference),
        new XAttribute("s", style),
        new XAttribute("t", type),
        new XElement(Main + "v", value));

    private static XDocument Book() => new(
        new XElement(
            Main + "workbook",
            new XAttribute(XNamespace.Xmlns + "r", Relation),
            new XElement(
                Main + "sheets",
                new XElement(
                    Main + "sheet",
                    new XAttribute("name", SheetName),
                    new XAttribute("sheetId", 1),
                    new XAttribute(Relation + "id", "rId1")))));

    private static XDocument BookRelations() =>
        Relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml"));

    private static XDocument Relations(params (string Type, string Target)[] relations) => new(
        new XElement(
            Package + "Relationships",
            relations.Select((r, i) => new XElement(
                Package + "Relationship",
                new XAttribute("Id", $"rId{i + 1}"),
                new XAttribute("Type", $"{Relation}/{r.Type}"),
                new XAttribute("Target", r.Target)))));

    private static XDocument ContentTypes() => new(
        new XElement(
            Types + "Types",
            new XElement(
                Types + "Default",
                new XAttribute("Extension", "rels"),
                new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            ContentType("/xl/workbook.xml", "sheet.main"),
            ContentType("/xl/worksheets/sheet1.xml", "worksheet"),
            ContentType("/xl/styles.xml", "styles"),
            ContentType("/xl/sharedStrings.xml", "sharedStrings")));

    private static XElement ContentType(string part, string type) => new(
        Types + "Override",
        new XAttribute("PartName", part),
        new XAttribute("ContentType", $"application/vnd.openxmlformats-officedocument.spreadsheetml.{type}+xml"));

    private static byte[] Bytes(XDocument document)
    {
        using MemoryStream stream = new();
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };
        using (XmlWriter writer = XmlWriter.Create(stream, settings))
        {
            document.Save(writer);
        }

        return stream.ToArray();
    }
}
